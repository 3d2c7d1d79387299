"""Commands of the voice that reads the screen aloud."""

from pathlib import Path

from kiosk.cli.call import Call
from kiosk.cli.commands import Commands
from kiosk.cli.result import Result
from kiosk.services.voice_files import NoVoice, faults_of_pack, say


def add_to(commands: Commands) -> None:
    """`say` and `voice-pack`."""
    spoken = commands.add("say", _say, "write a sentence as it is read aloud to a sound file")
    spoken.add_argument("text", help="the sentence")
    spoken.add_argument("--wav", type=Path, required=True, help="file to write")
    pack = commands.add("voice-pack", _voice_pack, "check a recorded voice")
    pack.add_argument("folder", type=Path, help="folder with pack.json")


def _say(call: Call) -> Result:
    said = say(call.options.text)
    if isinstance(said, NoVoice):
        return call.refused(said)
    call.options.wav.write_bytes(said.wav)
    return {"ok": True, "spelled": said.spelled, "wav": str(call.options.wav)}


def _voice_pack(call: Call) -> Result:
    found = faults_of_pack(call.options.folder)
    return {"ok": not found, "faults": found}
