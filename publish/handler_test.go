package publish_test

import (
	"context"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/octavo-press/octavo/publish"
	"github.com/octavo-press/octavo/render"
)

func testHandler(t *testing.T) http.Handler {
	t.Helper()
	press, err := publish.New(publish.Config{})
	if err != nil {
		t.Fatal(err)
	}
	return press.Handler(fstest.MapFS{
		"a/on-trees.md":     {Data: []byte("---\ntitle: On Trees\n---\n\nA leaf.\n")},
		"日記/index.md":       {Data: []byte("---\ntitle: 日記\n---\n\n葉。\n")},
		"hidden.md":         {Data: []byte("---\ntitle: Not yet\ndraft: true\n---\n\nA bud.\n")},
		"broken.md":         {Data: []byte("---\ntitle: [\n---\n\nA leaf.\n")},
		"a/on-trees.png.md": {Data: []byte("no")},
	}, publish.HandlerOptions{Limit: 2})
}

func get(h http.Handler, method, path string, header ...string) *httptest.ResponseRecorder {
	r := httptest.NewRequest(method, path, nil)
	for i := 0; i+1 < len(header); i += 2 {
		r.Header.Set(header[i], header[i+1])
	}
	w := httptest.NewRecorder()
	h.ServeHTTP(w, r)
	return w
}

func TestHandlerServesBothBooks(t *testing.T) {
	h := testHandler(t)
	for format, magic := range map[string]string{"epub": "PK\x03\x04", "pdf": "%PDF-"} {
		w := get(h, "GET", "/a/on-trees."+format)
		if w.Code != 200 || !strings.HasPrefix(w.Body.String(), magic) {
			t.Fatalf("%s: status %d, %.20q", format, w.Code, w.Body)
		}
		again := get(h, "GET", "/a/on-trees."+format, "If-None-Match", w.Header().Get("ETag"))
		if again.Code != http.StatusNotModified || again.Body.Len() != 0 {
			t.Errorf("%s: conditional request gave %d with %d bytes", format, again.Code, again.Body.Len())
		}
		head := get(h, "HEAD", "/a/on-trees."+format)
		if head.Code != 200 || head.Body.Len() != 0 || head.Header().Get("Content-Length") != w.Header().Get("Content-Length") {
			t.Errorf("%s: HEAD gave %d, %v", format, head.Code, head.Header())
		}
	}
}

func TestHandlerNamesFilesInUTF8(t *testing.T) {
	w := get(testHandler(t), "GET", "/%E6%97%A5%E8%A8%98.epub")
	if w.Code != 200 {
		t.Fatalf("status %d: %s", w.Code, w.Body)
	}
	want := `attachment; filename=__.epub; filename*=UTF-8''%E6%97%A5%E8%A8%98.epub`
	if got := w.Header().Get("Content-Disposition"); got != want {
		t.Errorf("Content-Disposition %s, want %s", got, want)
	}
}

func TestHandlerRefuses(t *testing.T) {
	h := testHandler(t)
	for _, c := range []struct {
		method, path string
		want         int
	}{
		{"GET", "/none.pdf", http.StatusNotFound},
		{"GET", "/a/on-trees.md", http.StatusNotFound},
		{"GET", "/a/on-trees.png", http.StatusNotFound},
		{"GET", "/../etc/passwd.pdf", http.StatusNotFound},
		{"GET", "/hidden.pdf", http.StatusNotFound},
		{"GET", "/broken.pdf", http.StatusUnprocessableEntity},
		{"POST", "/a/on-trees.pdf", http.StatusMethodNotAllowed},
	} {
		if w := get(h, c.method, c.path); w.Code != c.want {
			t.Errorf("%s %s: status %d, want %d", c.method, c.path, w.Code, c.want)
		}
	}
}

func TestHandlerStopsWithTheRequest(t *testing.T) {
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	r := httptest.NewRequest("GET", "/a/on-trees.pdf", nil).WithContext(ctx)
	w := httptest.NewRecorder()
	testHandler(t).ServeHTTP(w, r)
	if w.Code == 200 {
		t.Error("a request that had gone away was served")
	}
}

func TestHandlerNamesFilesForTheDevice(t *testing.T) {
	press, err := publish.New(publish.Config{Device: render.DeviceKobo})
	if err != nil {
		t.Fatal(err)
	}
	fsys := fstest.MapFS{"leaf.md": {Data: []byte("---\ntitle: Leaf\n---\n\nA leaf.\n")}}
	w := get(press.Handler(fsys, publish.HandlerOptions{}), "GET", "/leaf.epub")
	if got, want := w.Header().Get("Content-Disposition"), "attachment; filename=leaf.kepub.epub"; got != want {
		t.Errorf("Content-Disposition %s, want %s", got, want)
	}
}
