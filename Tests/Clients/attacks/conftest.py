import pathlib
import sys

# The peer that can say anything.
sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1] / "frames"))
