"""`python -m kiosk` is the command `kiosk`; in a packed kiosk it is the process that speaks, too."""

import sys

from kiosk.cli import main
from kiosk.voice import worker
from kiosk.voice.synthesis import PACKED

if sys.argv[1:] == [PACKED]:
    sys.exit(worker.main())
sys.exit(main())
