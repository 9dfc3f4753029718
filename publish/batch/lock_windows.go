package batch

import (
	"os"
	"syscall"
)

// sharingViolation is ERROR_SHARING_VIOLATION, which package syscall lacks.
const sharingViolation = syscall.Errno(32)

// openLock opens a file in a way that others cannot while it is open: for
// writing alone, or for reading beside readers.
func openLock(path string, shared bool) (*os.File, error) {
	name, err := syscall.UTF16PtrFromString(path)
	if err != nil {
		return nil, err
	}
	access, share := uint32(syscall.GENERIC_READ|syscall.GENERIC_WRITE), uint32(0)
	if shared {
		access, share = syscall.GENERIC_READ, syscall.FILE_SHARE_READ
	}
	h, err := syscall.CreateFile(name, access, share, nil, syscall.OPEN_ALWAYS, syscall.FILE_ATTRIBUTE_NORMAL, 0)
	switch err {
	case nil:
		return os.NewFile(uintptr(h), path), nil
	case sharingViolation:
		return nil, held(path)
	}
	return nil, &os.PathError{Op: "open", Path: path, Err: err}
}
