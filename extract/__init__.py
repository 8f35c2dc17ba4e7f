"""Reading: from a report to what it says, as records. The only room that knows spaCy."""

import os

# One BLAS thread, or small matrices lose more to threads than they gain. numpy looks when it is first imported.
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
