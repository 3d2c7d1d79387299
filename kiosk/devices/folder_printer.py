"""A printer of files: each paper becomes a numbered PDF in a folder."""

from pathlib import Path

from kiosk.devices.printer import PrinterState, PrintJob


class FolderPrinter:
    """Prints into `folder`. A file named `paper_out` or `offline` there makes it say so."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def state(self) -> PrinterState:
        """READY unless a file says otherwise."""
        for state in (PrinterState.OFFLINE, PrinterState.PAPER_OUT):
            if (self._folder / state.value).exists():
                return state
        return PrinterState.READY

    def print(self, job: PrintJob) -> PrinterState:
        """Write `0001-receipt.pdf`, `0002-...`; numbers rise and are not used again while files stay."""
        state = self.state()
        if state is not PrinterState.READY:
            return state
        try:
            self._folder.mkdir(parents=True, exist_ok=True)
            (self._folder / f"{self._last() + 1:04}-{job.name}.pdf").write_bytes(job.pdf)
        except OSError:
            return PrinterState.OFFLINE
        return PrinterState.READY

    def _last(self) -> int:
        numbers = (file.name[:4] for file in self._folder.glob("[0-9][0-9][0-9][0-9]-*.pdf"))
        return max(map(int, numbers), default=0)
