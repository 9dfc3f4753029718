package publish

import (
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"io/fs"
	"log/slog"
	"mime"
	"net/http"
	"net/url"
	"path"
	"runtime"
	"strings"
	"time"

	"github.com/octavo-press/octavo/publish/doc"
)

// HandlerOptions is how a Handler works; the zero value is useful.
type HandlerOptions struct {
	Limit  int  // books made at a time, others wait; 0: the number of CPUs
	Drafts bool // serve drafts, too
}

// Handler serves the posts of fsys as books: "/a/post.pdf" is the book of
// "a/post.md", "a/post.markdown" or "a/post/index.md". It answers GET and
// HEAD, with a strong ETag and a file name in UTF-8 (RFC 6266). A request that
// goes away stops its work.
func (p *Press) Handler(fsys fs.FS, opt HandlerOptions) http.Handler {
	if opt.Limit <= 0 {
		opt.Limit = runtime.NumCPU()
	}
	return &handler{press: p, fsys: fsys, drafts: opt.Drafts, places: make(chan struct{}, opt.Limit)}
}

type handler struct {
	press  *Press
	fsys   fs.FS
	drafts bool
	places chan struct{} // one for each book being made
}

// mediaTypes are the types of the formats known; others are sent as bytes.
var mediaTypes = map[string]string{"epub": "application/epub+zip", "pdf": "application/pdf"}

func (h *handler) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	if r.Method != http.MethodGet && r.Method != http.MethodHead {
		w.Header().Set("Allow", "GET, HEAD")
		http.Error(w, "method not allowed", http.StatusMethodNotAllowed)
		return
	}
	name, format, ok := h.find(r.URL.Path)
	if !ok {
		http.NotFound(w, r)
		return
	}
	data, err := h.book(r.Context(), name, format)
	if err != nil {
		h.fail(w, r, err)
		return
	}
	h.send(w, r, name, format, data)
}

// find gives the post and format that a path asks for.
func (h *handler) find(urlPath string) (name, format string, ok bool) {
	base := strings.TrimPrefix(path.Clean(urlPath), "/")
	format = strings.TrimPrefix(path.Ext(base), ".")
	base = strings.TrimSuffix(base, "."+format)
	if h.press.backends[format] == nil || !fs.ValidPath(base) {
		return "", "", false
	}
	for _, n := range []string{base + ".md", base + ".markdown", base + "/index.md"} {
		if st, err := fs.Stat(h.fsys, n); err == nil && st.Mode().IsRegular() {
			return n, format, true
		}
	}
	return "", "", false
}

// errDraft hides a draft as if it were not there.
var errDraft = errors.New("the post is a draft")

func (h *handler) book(ctx context.Context, name, format string) ([]byte, error) {
	select {
	case h.places <- struct{}{}:
		defer func() { <-h.places }()
	case <-ctx.Done():
		return nil, ctx.Err()
	}
	var b bytes.Buffer
	r, err := h.press.Publish(ctx, h.fsys, name, Output{Format: format, Writer: &b})
	if err == nil && r.Meta.Draft && !h.drafts {
		err = errDraft
	}
	return b.Bytes(), err
}

func (h *handler) fail(w http.ResponseWriter, r *http.Request, err error) {
	h.press.log.ErrorContext(r.Context(), "book not made", slog.String("path", r.URL.Path), slog.Any("error", err))
	switch {
	case errors.Is(err, errDraft), errors.Is(err, fs.ErrNotExist):
		http.NotFound(w, r)
	case errors.Is(err, doc.ErrPost):
		http.Error(w, err.Error(), http.StatusUnprocessableEntity)
	default:
		http.Error(w, "the book could not be made", http.StatusInternalServerError)
	}
}

// send serves the bytes; http.ServeContent answers HEAD, ranges and
// conditional requests.
func (h *handler) send(w http.ResponseWriter, r *http.Request, name, format string, data []byte) {
	sum := sha256.Sum256(data)
	head := w.Header()
	head.Set("ETag", `"`+hex.EncodeToString(sum[:16])+`"`)
	head.Set("Cache-Control", "no-cache")
	head.Set("X-Content-Type-Options", "nosniff")
	typ := mediaTypes[format]
	if typ == "" {
		typ = "application/octet-stream"
	}
	head.Set("Content-Type", typ)
	head.Set("Content-Disposition", disposition(BookName(name)+"."+h.press.Extension(format)))
	http.ServeContent(w, r, "", time.Time{}, bytes.NewReader(data))
}

// disposition names the file twice (RFC 6266, appendix D): in ASCII for old
// clients and in UTF-8 for the others.
func disposition(name string) string {
	ascii := strings.Map(func(r rune) rune {
		if r < ' ' || r > '~' || strings.ContainsRune(`"\%/`, r) {
			return '_'
		}
		return r
	}, name)
	d := mime.FormatMediaType("attachment", map[string]string{"filename": ascii})
	if ascii == name {
		return d
	}
	return d + "; filename*=UTF-8''" + strings.ReplaceAll(url.QueryEscape(name), "+", "%20")
}
