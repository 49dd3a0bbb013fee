// Package asterisktest starts real Asterisk servers for tests.
//
// The servers are those that scripts/asterisk-install.sh put into chroots
// (slot "22", the current branch, and slot "16", the oldest supported one), or
// external ones named by the environment. A test asks for them like this:
//
//	func TestQueueStatus(t *testing.T) {
//		asterisktest.EachReal(t, func(t *testing.T, target asterisktest.Target) {
//			server := target.Start(t, asterisktest.Config{})
//			// dial server.AMIAddr, log in as server.Users[0] ...
//		})
//	}
//
// Where no server is installed the test skips in one line that says what to do,
// or fails if ASTERGATE_REQUIRE_ASTERISK=1.
//
// Environment:
//
//	ASTERGATE_ASTERISK_CACHE     where the chroots are (/var/cache/astergate)
//	ASTERGATE_REQUIRE_ASTERISK   1: a missing server fails the test
//	ASTERGATE_TEST_AMI_22, _16   user:secret@host:port of an external server
//
// A started server listens on 127.0.0.1 only, on ports outside the range that
// the kernel hands out, so that it can be started again on the same ones. All
// its files are in one directory inside the chroot, which is removed at the end
// of the test; any number of servers of one version may run at once. It needs
// neither mounts nor /proc in the chroot. Its process is killed when the test
// process dies, however that dies.
//
// An external server is taken as it is: it must have [DefaultDialplan] in its
// extensions.conf and a queue called support; a test that needs more of it
// than that skips.
package asterisktest
