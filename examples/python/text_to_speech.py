"""Says any text, by a program that makes a sound file of it.

    python text_to_speech.py [--target localhost:50051] [--folder /var/lib/asterisk/sounds/speech]
        [--command 'espeak-ng -w {file} {text}']

In the dialplan: same => n,AGI(agi://ASTERGATE/say,Hello there). The folder is seen by Asterisk and by
this program: both on one machine, or a shared volume. {file} ends in .wav, 8 kHz, 16 bits, mono; each
text is made once. The token is taken from ASTERGATE_ACCESS_TOKEN.
"""

import argparse
import asyncio
import hashlib
import logging
import os
import pathlib
import shlex

import astergate

parser = argparse.ArgumentParser()
parser.add_argument("--target", default="localhost:50051")
parser.add_argument("--folder", type=pathlib.Path, default="/var/lib/asterisk/sounds/speech")
parser.add_argument("--seen-as", help="the folder's name where Asterisk runs, if it is another")
parser.add_argument("--command", default="espeak-ng -w {file} {text}")
arguments = parser.parse_args()
app = astergate.App(arguments.target, os.environ.get("ASTERGATE_ACCESS_TOKEN"))


async def sound(text: str) -> str:
    """The name, for stream_file, of a file that says the text."""
    name = hashlib.sha256(text.encode()).hexdigest()[:24]
    file = arguments.folder / f"{name}.wav"
    if not file.exists():
        made = file.with_suffix(f".{os.getpid()}.{id(text)}.wav")
        # No shell: what a caller says is one argument, whatever is in it.
        words = [word.format(file=made, text=text) for word in shlex.split(arguments.command)]
        process = await asyncio.create_subprocess_exec(*words)
        if await process.wait() != 0:
            raise RuntimeError(f"{words[0]} ended with {process.returncode}")
        made.chmod(0o644)
        made.rename(file)  # at once, so that nobody plays half of it
    return f"{arguments.seen_as or arguments.folder}/{name}"


@app.script("say")
async def say(call: astergate.AgiSession) -> None:
    await call.answer()
    for text in call.args:
        digit, _position = await call.stream_file(await sound(text), escape_digits="0123456789*#")
        if digit:
            await call.variables.set("SAY_DIGIT", digit)
            return


if __name__ == "__main__":
    logging.basicConfig(level=logging.INFO)
    app.run()
