package batch_test

import (
	"bytes"
	"compress/gzip"
	"context"
	"encoding/binary"
	"fmt"
	"hash/crc32"
	"io"
	"net"
	"net/http"
	"net/http/httptest"
	"net/netip"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"github.com/octavo-press/octavo/publish/asset"
	"github.com/octavo-press/octavo/publish/batch"
)

// bomb is a PNG of a few bytes that says it is 60,000 pixels square.
func bomb(t *testing.T) []byte {
	b := []byte(picture(t, 1).Data)
	binary.BigEndian.PutUint32(b[16:], 60_000)
	binary.BigEndian.PutUint32(b[20:], 60_000)
	binary.BigEndian.PutUint32(b[29:], crc32.ChecksumIEEE(b[12:29]))
	return b
}

// hostile serves a picture at /good, and at every other path what a picture
// should not be.
func hostile(t *testing.T) string {
	good, big := []byte(picture(t, 10).Data), bomb(t)
	var zipped bytes.Buffer
	z := gzip.NewWriter(&zipped)
	z.Write(make([]byte, 50<<20))
	z.Close()
	s := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		switch r.URL.Path {
		case "/good":
			w.Write(good)
		case "/called-html": // a picture all the same
			w.Header().Set("Content-Type", "text/html")
			w.Write(good)
		case "/html":
			w.Header().Set("Content-Type", "image/png")
			io.WriteString(w, "<html>Log in</html>")
		case "/empty":
		case "/cut":
			w.Header().Set("Content-Length", "1000000")
			w.Write(good)
		case "/10GB":
			w.Header().Set("Content-Length", "10000000000")
			w.Write(good)
		case "/endless":
			for chunk := make([]byte, 1<<16); r.Context().Err() == nil; {
				if _, err := w.Write(chunk); err != nil {
					return
				}
			}
		case "/bomb":
			w.Write(big)
		case "/gzip":
			w.Header().Set("Content-Encoding", "gzip")
			w.Write(zipped.Bytes())
		case "/mute":
			w.(http.Flusher).Flush()
			<-r.Context().Done()
		case "/slow":
			for r.Context().Err() == nil {
				w.Write(good[:1])
				w.(http.Flusher).Flush()
				time.Sleep(10 * time.Millisecond)
			}
		case "/reset":
			if conn, _, err := http.NewResponseController(w).Hijack(); err == nil {
				conn.(*net.TCPConn).SetLinger(0)
				conn.Close()
			}
		case "/inside":
			http.Redirect(w, r, "http://127.0.0.2/secret", http.StatusFound)
		case "/metadata":
			http.Redirect(w, r, "http://169.254.169.254/latest/", http.StatusMovedPermanently)
		case "/round":
			http.Redirect(w, r, "/round", http.StatusFound)
		case "/429":
			w.Header().Set("Retry-After", "86400")
			w.WriteHeader(http.StatusTooManyRequests)
		case "/503":
			w.WriteHeader(http.StatusServiceUnavailable)
		default:
			w.WriteHeader(http.StatusNotFound)
		}
	}))
	t.Cleanup(s.Close)
	return s.URL
}

// harm is what comes of each path of the hostile server, as a diagnostic's code
// and a part of its message; none for a good picture.
var harm = map[string][2]string{
	"good": {}, "called-html": {},
	"html": {"image-type", ""}, "empty": {"image-type", ""}, "gzip": {"image-type", ""},
	"cut": {"image-missing", "EOF"}, "reset": {"image-missing", "reset"}, "404": {"image-missing", "404"},
	"10GB": {"image-too-big", "10000000000"}, "endless": {"image-too-big", "over 1048576 bytes"}, "bomb": {"image-too-big", "60000"},
	"mute": {"image-missing", "deadline exceeded"}, "slow": {"image-missing", "deadline exceeded"},
	"inside": {"image-missing", "not public: 127.0.0.2"}, "metadata": {"image-missing", "not public: 169.254.169.254"},
	"round": {"image-missing", "too many redirects"},
	"429":   {"image-missing", "429"}, "503": {"image-missing", "503"},
}

// hostileJob has a post for each path of the hostile server.
func hostileJob(t *testing.T, url string, c asset.HTTPConfig) batch.Job {
	in := fstest.MapFS{}
	for path := range harm {
		in[path+".md"] = post("Of "+path, "Before.\n\n![A leaf]("+url+"/"+path+")\n\nAfter.")
	}
	j := job(t, in)
	c.Private, c.Bytes = []netip.Prefix{netip.MustParsePrefix("127.0.0.1/32")}, 1<<20
	j.Config.Fetcher = &asset.Once{Next: &asset.Cache{Dir: filepath.Join(t.TempDir(), "pictures"), Next: asset.NewHTTP(c)}}
	return j
}

// TestAHostileServer holds up no post, whatever the policy, and the report
// names each address and what was wrong with it.
func TestAHostileServer(t *testing.T) {
	url := hostile(t)
	for _, policy := range []asset.Policy{asset.Placeholder, asset.Omit, asset.Fail} {
		t.Run(string(policy), func(t *testing.T) {
			t.Parallel()
			j := hostileJob(t, url, asset.HTTPConfig{Timeout: time.Second, Tries: 2, Longest: time.Millisecond})
			j.Config.Pictures = policy
			r := run(t, j)
			if r.Stopped != "" || len(r.Posts) != len(harm) {
				t.Fatal(r)
			}
			for _, p := range r.Posts {
				checkHarm(t, url+"/"+strings.TrimSuffix(p.Source, ".md"), p, policy == asset.Fail)
			}
		})
	}
}

// checkHarm holds that a post is built or failed as it must be, and that the
// report says why.
func checkHarm(t *testing.T, url string, p batch.PostReport, fail bool) {
	want := harm[strings.TrimSuffix(p.Source, ".md")]
	hurt, status := want[0] != "", batch.Built
	if hurt && fail {
		status = batch.Failed
	}
	said := p.Error
	for _, d := range p.Diagnostics {
		said += "\n" + d.Code + ": " + d.Message
	}
	told := strings.Contains(said, want[0]+": "+url) && strings.Contains(said, want[1])
	if p.Status != status || told != hurt || !hurt && strings.Contains(said, "image-") {
		t.Errorf("%s: %s, no %q in %s", url, p.Status, want, said)
	}
}

// TestARunHasItsDeadline, though a server would keep it for a day: the report
// says which posts are left, and the next run makes them.
func TestARunHasItsDeadline(t *testing.T) {
	j := hostileJob(t, hostile(t), asset.HTTPConfig{Longest: 24 * time.Hour, Timeout: 24 * time.Hour, Tries: 100})
	ctx, cancel := context.WithTimeout(t.Context(), 2*time.Second)
	defer cancel()
	r, err := batch.Run(ctx, j)
	if err != nil || r.OK() || r.Stopped != context.DeadlineExceeded.Error() {
		t.Fatalf("%v: %s", err, r)
	}
	if r.Count(batch.Built)+r.Count(batch.Pending) != len(harm) || r.Count(batch.Pending) == 0 {
		t.Errorf("%s\n%s", r, status(r))
	}
	j.Config.Fetcher = nil
	if r := run(t, j); r.Count(batch.Built) != len(harm) {
		t.Errorf("next: %s", r)
	}
}

// TestOldPicturesStayInUse when their server goes down, and the books with them.
func TestOldPicturesStayInUse(t *testing.T) {
	up := true
	s := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if !up {
			w.WriteHeader(http.StatusServiceUnavailable)
			return
		}
		w.Write(picture(t, 10).Data)
	}))
	t.Cleanup(s.Close)
	at := time.Date(2025, 6, 1, 0, 0, 0, 0, time.UTC)
	j := job(t, fstest.MapFS{"a.md": post("A", "![A leaf]("+s.URL+"/leaf.png)")})
	next := asset.NewHTTP(asset.HTTPConfig{Tries: 1, Private: []netip.Prefix{netip.MustParsePrefix("127.0.0.0/8")}})
	cache := &asset.Cache{Dir: t.TempDir(), Next: next, Now: func() time.Time { return at }}
	night := func() batch.Report {
		j.Config.Fetcher = &asset.Once{Next: cache}
		return run(t, j)
	}
	night()
	before := books(t, j.Out)["a.epub"]
	up, at = false, at.Add(30*24*time.Hour)
	if r := night(); r.Count(batch.Unchanged) != 1 {
		t.Errorf("the server is down: %s", status(r))
	}
	j.Engine = "another"
	r := night()
	if !slices.ContainsFunc(r.Posts[0].Diagnostics, func(d batch.Diagnostic) bool { return d.Code == "image-stale" && strings.Contains(d.Message, s.URL) }) {
		t.Errorf("made again: %+v", r.Posts)
	}
	if after := books(t, j.Out)["a.epub"]; !bytes.Equal([]byte(before), []byte(after)) {
		t.Error("the book is another")
	}
}

// TestOneFetchAnAddress however many posts name it.
func TestOneFetchAnAddress(t *testing.T) {
	in := fstest.MapFS{}
	for i := range 20 {
		in[fmt.Sprintf("p%d.md", i)] = post("P", "![A leaf](https://example.org/leaf.png) ![Lost](https://example.org/lost.png)")
	}
	j := job(t, in)
	web := &fetcher{data: map[string][]byte{"https://example.org/leaf.png": picture(t, 10).Data}}
	j.Config.Fetcher = &asset.Once{Next: &asset.Cache{Dir: t.TempDir(), Next: web}}
	if r := run(t, j); !r.OK() || web.asked != 2 {
		t.Errorf("%s; asked %d times", r, web.asked)
	}
}
