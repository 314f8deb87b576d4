#include <stdint.h>

// Asks for a printer, on GTK's thread, and sends it the file, which must last
// until gridstarPrinted is called with the handle.
void gridstar_print(const char *path, const char *title, int a3, int across, uintptr_t handle);
