#!/usr/bin/env bash
# Installs real Asterisk servers for the tests: slot 22 (the current branch)
# and slot 16 (the oldest supported one), each in a chroot of its own.
#
#   scripts/asterisk-install.sh [--require] [--print] [--no-check-gpg] [22] [16]
#
#   --require       a server that cannot be had is an error (1), not a line
#   --print         only say what is installed
#   --no-check-gpg  accept a suite whose signing key this machine does not know
#
# They go to ${ASTERGATE_ASTERISK_CACHE:-/var/cache/astergate}/{22,16}. The file
# SLOT.version beside a chroot is written last: its first line is the Asterisk
# version found, its second the recipe, so a half-made or outdated chroot is
# made again. Package engine/asterisktest finds the servers there.
#
# Exit code: 0 done or nothing to be had, 1 failed, 2 usage, 3 wrong machine.
set -euo pipefail
export LC_ALL=C DEBIAN_FRONTEND=noninteractive

cache=${ASTERGATE_ASTERISK_CACHE:-/var/cache/astergate}
keyring=/usr/share/keyrings/debian-archive-keyring.gpg
require=0 check_gpg=--force-check-gpg

say() { echo "asterisk-install: $*"; }
die() { say "${@:2}" >&2; exit "$1"; }

# recipe SLOT: suite, lowest and highest major version accepted, packages, and
# those that are unpacked without the hardware's drivers, which they depend on.
recipe() {
	local packages=asterisk,asterisk-core-sounds-en-gsm,procps unpacked=asterisk-dahdi
	case $1 in
	22) echo "forky 20 99 $packages $unpacked" ;;
	16) echo "bullseye 13 19 $packages,asterisk-voicemail $unpacked" ;;
	esac
}

# installed SLOT: succeeds if the chroot is whole and of the present recipe.
installed() {
	[[ -x $cache/$1/usr/sbin/asterisk && -f $cache/$1.version ]] &&
		[[ $(sed -n 2p "$cache/$1.version") == "$(recipe "$1")" ]]
}

# mirror: the archive from which this machine gets its own packages. apt is
# asked rather than its files read, because those have two formats.
mirror() {
	# shellcheck disable=SC2016 # the dollars are for apt
	apt-get indextargets --format '$(RELEASE) $(COMPONENT) $(REPO_URI)' 'Created-By: Packages' |
		awk -v suite="$1" '$1 == suite && $2 == "main" { print $3; exit }'
}

need_debootstrap() {
	command -v debootstrap >/dev/null && [[ -f $keyring ]] && return
	local packages=(debootstrap debian-archive-keyring)
	say "installing ${packages[*]}"
	apt-get install -qq -y --no-install-recommends "${packages[@]}" >/dev/null 2>&1 || {
		apt-get update -qq
		apt-get install -qq -y --no-install-recommends "${packages[@]}" >/dev/null
	}
}

# unpack ROOT PACKAGE: the files of a package and of the libraries that it alone
# needs. chan_dahdi loads without a driver, so none is compiled here.
unpack() {
	local root=$1 package=$2 options=(-qq -o Acquire::Check-Valid-Until=false -o APT::Sandbox::User=root)
	[[ $check_gpg == --force-check-gpg ]] ||
		options+=(-o Acquire::AllowInsecureRepositories=true -o APT::Get::AllowUnauthenticated=true)
	chroot "$root" apt-get "${options[@]}" update &&
		chroot "$root" sh -ec '
			package=$1; shift
			mkdir /tmp/unpack; cd /tmp/unpack
			apt-get "$@" download "$package" $(apt-cache show --no-all-versions "$package" |
				sed -n "s/^Depends: //p" | tr , "\n" | while read -r name rest; do
					case $name in lib*) dpkg -s "$name" >/dev/null 2>&1 || echo "$name" ;; esac
				done)
			for file in *.deb; do dpkg-deb -x "$file" /; done
			rm -r /tmp/unpack; ldconfig' sh "$package" "${options[@]}"
}

# make SLOT MIRROR: returns 1 if it failed, 2 if the mirror does not have it.
make() {
	local slot=$1 mirror=$2 part=$cache/$1.part log=$cache/$1.log
	local suite low high packages unpacked version major started=$SECONDS
	read -r suite low high packages unpacked <<<"$(recipe "$slot")"

	rm -f "$cache/$slot.version"
	rm -rf --one-file-system "${cache:?}/$slot" "$part"
	# Nobody keeps this system: no syncing to disk, no manuals.
	mkdir -p "$part/etc/dpkg/dpkg.cfg.d"
	printf '%s\n' force-unsafe-io 'path-exclude=/usr/share/doc/*' 'path-exclude=/usr/share/man/*' \
		'path-exclude=/usr/share/locale/*' >"$part/etc/dpkg/dpkg.cfg.d/astergate"

	# A mount namespace, so that no mount in the chroot outlives an interrupted
	# run. The script "sid" is named because this machine's debootstrap may be
	# older than the suite; it is the one that all newer suites link to.
	unshare --mount debootstrap "$check_gpg" --keyring="$keyring" --variant=minbase \
		--include="$packages" "$suite" "$part" "$mirror" \
		/usr/share/debootstrap/scripts/sid >"$log" 2>&1 || {
		rm -rf --one-file-system "$part"
		case $(grep '^E: ' "$log") in
		*"getting release file"* | *"find these debs"* | *"Invalid Release file"*)
			say "slot $slot: this machine's mirror does not give $suite with Asterisk (any more): skipped"
			return 2 ;;
		*"unknown key"*)
			say "slot $slot: the key of $suite is unknown here; a newer debian-archive-keyring or --no-check-gpg would do: skipped"
			return 2 ;;
		esac
		say "slot $slot: debootstrap failed, the end of $log:"
		tail -n 15 "$log"
		return 1
	}
	version=$(chroot "$part" asterisk -V) version=${version#Asterisk } major=${version%%.*}
	if ! ((major >= low && major <= high)); then
		say "slot $slot: $suite has Asterisk $version, which does not fit: skipped"
		rm -rf --one-file-system "$part"
		return 2
	fi
	unpack "$part" "$unpacked" >>"$log" 2>&1 || {
		say "slot $slot: $unpacked cannot be unpacked, the end of $log:"
		tail -n 15 "$log"
		rm -rf --one-file-system "$part"
		return 1
	}
	rm -rf "$part"/var/cache/apt/* "$part"/var/lib/apt/lists/*
	mv "$part" "$cache/$slot"
	printf '%s\n%s\n' "$version" "$(recipe "$slot")" >"$cache/$slot.version.new"
	mv "$cache/$slot.version.new" "$cache/$slot.version"
	say "slot $slot: Asterisk $version in $cache/$slot ($((SECONDS - started)) s)"
}

slots=() only_print=0
for arg; do
	case $arg in
	--require) require=1 ;;
	--print) only_print=1 ;;
	--no-check-gpg) check_gpg=--no-check-gpg ;;
	22 | 16) slots+=("$arg") ;;
	*) sed -n '5,9s/^# \{0,1\}//p' "$0" >&2; exit 2 ;;
	esac
done
((${#slots[@]})) || slots=(22 16)

missing=()
for slot in "${slots[@]}"; do
	if installed "$slot"; then
		say "slot $slot: Asterisk $(head -n 1 "$cache/$slot.version") in $cache/$slot"
	else
		missing+=("$slot")
	fi
done
if ((only_print)); then
	for slot in "${missing[@]}"; do say "slot $slot: not installed"; done
	exit $((require && ${#missing[@]} ? 1 : 0))
fi
((${#missing[@]})) || exit 0

# shellcheck source=/dev/null
codename=$(. /etc/os-release 2>/dev/null && [[ ${ID:-} == debian ]] && echo "${VERSION_CODENAME:-}") || codename=
[[ $codename ]] || die 3 "this machine is not Debian: no Asterisk can be installed from its mirror"
((EUID == 0)) || die 3 "not root: making a chroot needs root"
mirror=$(mirror "$codename")
[[ $mirror ]] || die 3 "apt knows no mirror of Debian $codename here"
need_debootstrap
[[ $check_gpg == --force-check-gpg ]] || say "the suites' signatures are NOT checked"

mkdir -p "$cache"
# A second run waits here for the first, and for what an interrupted one has
# still running, and then finds the work done.
exec 9>"$cache/lock"
flock 9

pids=()
for slot in "${missing[@]}"; do
	installed "$slot" && continue
	say "slot $slot: installing (about a minute)"
	make "$slot" "$mirror" &
	pids+=($!)
done
failed=0
for pid in "${pids[@]}"; do
	rc=0
	wait "$pid" || rc=$?
	# 2 is "not to be had": only an error for those who cannot do without.
	((rc == 0 || (rc == 2 && !require))) || failed=1
done
exit "$failed"
