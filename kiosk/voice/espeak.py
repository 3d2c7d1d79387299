"""eSpeak NG 1.52 through its C interface; lives in the worker process only (its licence is GPL-3, its state global)."""

import ctypes
from typing import Final

RATE_HZ: Final = 22_050
_RETRIEVAL, _UTF8, _STOPPED_AT_END = 1, 1, 0
_SPEED, _VOLUME, _PITCH, _RANGE = 1, 2, 3, 4
_SETTINGS: Final = ((_SPEED, 115), (_VOLUME, 85), (_PITCH, 65), (_RANGE, 100))
"""Slow; a little below full so that nothing clips; the range at its widest, since tones are what is understood."""
VOICES: Final = {"zh": b"cmn-latn-pinyin", "en": b"en"}
_Callback = ctypes.CFUNCTYPE(ctypes.c_int, ctypes.POINTER(ctypes.c_short), ctypes.c_int, ctypes.c_void_p)


class NoSynthesiser(Exception):
    """The library is not there or does not start."""


class Espeak:
    """One synthesiser a process."""

    def __init__(self) -> None:
        """Load the library. Raises NoSynthesiser."""
        try:
            import espeakng_loader
            self._library = ctypes.CDLL(espeakng_loader.get_library_path())
            data = str(espeakng_loader.get_data_path()).encode()
        except (ImportError, OSError) as error:
            raise NoSynthesiser from error
        if self._library.espeak_Initialize(_RETRIEVAL, 0, data, 0) != RATE_HZ:
            raise NoSynthesiser
        self._pieces: list[bytes] = []
        self._callback = _Callback(self._heard)    # kept, or it is collected while the library calls it
        self._library.espeak_SetSynthCallback(self._callback)

    def sound(self, text: str, language: str) -> bytes:
        """Return 16 bit mono samples at RATE_HZ: of pinyin with tone numbers for `zh`, of plain text for `en`."""
        self._pieces.clear()
        self._library.espeak_SetVoiceByName(VOICES[language])
        for setting, value in _SETTINGS:
            self._library.espeak_SetParameter(setting, value, 0)
        encoded = text.encode()
        self._library.espeak_Synth(encoded, len(encoded) + 1, 0, 1, _STOPPED_AT_END, _UTF8, None, None)
        self._library.espeak_Synchronize()
        return b"".join(self._pieces)

    def _heard(self, samples: "ctypes._Pointer[ctypes.c_short]", count: int, events: int | None) -> int:
        if samples and count > 0:
            self._pieces.append(ctypes.string_at(samples, count * 2))
        return 0
