//go:build production

package main

// #cgo pkg-config: gtk+-unix-print-3.0
// #include <stdlib.h>
// #include "print_linux.h"
import "C"

import (
	"errors"
	"runtime/cgo"
	"unsafe"
)

// WebKitGTK prints a page with margins of its own and knows no page sizes, so
// that the pages would come out smaller and cut: the file itself goes to the
// printer, by GTK's dialog.
const printsDirectly = true

// printed is what became of a file.
type printed struct {
	sent bool
	err  error
}

// printFile asks for a printer and sends it the file. It returns when the user
// has left the dialog, or the printer has taken the file.
func printFile(path, title string, a3, across bool) (sent bool, err error) {
	done := make(chan printed, 1)
	handle := cgo.NewHandle(done)
	defer handle.Delete()
	cPath, cTitle := C.CString(path), C.CString(title)
	defer C.free(unsafe.Pointer(cPath))
	defer C.free(unsafe.Pointer(cTitle))
	C.gridstar_print(cPath, cTitle, cBool(a3), cBool(across), C.uintptr_t(handle))
	end := <-done
	return end.sent, end.err
}

func cBool(set bool) C.int {
	if set {
		return 1
	}
	return 0
}

//export gridstarPrinted
func gridstarPrinted(handle C.uintptr_t, sent C.int, fault *C.char) {
	end := printed{sent: sent != 0}
	if fault != nil {
		end.err = errors.New(C.GoString(fault))
	}
	cgo.Handle(handle).Value().(chan printed) <- end
}
