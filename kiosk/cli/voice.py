"""Commands of the voice that reads the screen aloud."""

from pathlib import Path

from kiosk import box
from kiosk.box import Box
from kiosk.cli.call import Call
from kiosk.cli.commands import Commands
from kiosk.cli.result import Result
from kiosk.services.voice_files import NotTaken, NoVoice, faults_of_pack, lacking, say, take_in, write_list


def add_to(commands: Commands) -> None:
    """`say` and `voice-pack`."""
    spoken = commands.add("say", _say, "write a sentence as it is read aloud to a sound file")
    spoken.add_argument("text", help="the sentence")
    spoken.add_argument("--wav", type=Path, required=True, help="file to write")
    pack = commands.add("voice-pack", _voice_pack, "check a recorded voice")
    pack.add_argument("folder", type=Path, help="folder with pack.json")
    pack.add_argument("--add", type=Path, metavar="FILE", help="enter the recordings that FILE (from --lacking) names")
    pack.add_argument("--lacking", type=Path, metavar="FILE", help="write the sentences it lacks to FILE (TSV)")


def _say(call: Call) -> Result:
    said = say(call.options.text)
    if isinstance(said, NoVoice):
        return call.refused(said)
    call.options.wav.write_bytes(said.wav)
    return {"ok": True, "spelled": said.spelled, "wav": str(call.options.wav)}


def _voice_pack(call: Call) -> Result:
    options = call.options
    added = take_in(options.folder, options.add) if options.add else []
    if isinstance(added, NotTaken):
        return call.refused(added)
    if options.lacking:
        return call.with_box(lambda opened: _lacking(call, opened) | {"added": len(added)})
    found = faults_of_pack(options.folder)
    return {"ok": not found, "faults": found, "added": len(added)}


def _lacking(call: Call, opened: Box) -> Result:
    sentences = opened.kiosk.spoken.sentences(box.own_texts(), call.tr, call.config.language)
    left = lacking(call.options.folder, sentences)
    write_list(call.options.lacking, left)
    return {"ok": True, "lacking": len(left), "of": len(sentences), "file": str(call.options.lacking)}
