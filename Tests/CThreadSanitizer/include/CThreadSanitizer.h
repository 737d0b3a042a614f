#pragma once

// Nothing to call: see mutex.c.
