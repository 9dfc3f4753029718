package asset_test

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"net"
	"net/http"
	"net/http/httptest"
	"net/netip"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"github.com/octavo-press/octavo/publish/asset"
	"github.com/octavo-press/octavo/render/imaging"
)

// server answers by path and counts what it is asked.
func server(t *testing.T, h http.HandlerFunc) (*httptest.Server, *atomic.Int64) {
	var asked atomic.Int64
	s := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		asked.Add(1)
		h(w, r)
	}))
	t.Cleanup(s.Close)
	return s, &asked
}

var loopback = []netip.Prefix{netip.MustParsePrefix("127.0.0.1/32")}

// local is a fetcher that may reach the loopback and does not wait long.
func local(c asset.HTTPConfig) *asset.HTTP {
	c.Private = loopback
	c.Longest = time.Millisecond
	return asset.NewHTTP(c)
}

func TestHTTPFetches(t *testing.T) {
	data := pngOf(t, 1, 1)
	s, _ := server(t, func(w http.ResponseWriter, r *http.Request) {
		if !strings.HasPrefix(r.UserAgent(), "octavo (+https://") || r.Header.Get("Referer") != "" || r.Header.Get("Cookie") != "" {
			t.Errorf("headers %v", r.Header)
		}
		http.SetCookie(w, &http.Cookie{Name: "a", Value: "b"})
		if r.URL.Path == "/from" {
			http.Redirect(w, r, "/to?x=1", http.StatusFound)
			return
		}
		w.Write(data)
	})
	for _, path := range []string{"/to", "/from", "/from", "/a%20b", "/a b", "/ä"} {
		got, err := local(asset.HTTPConfig{}).Fetch(t.Context(), s.URL+path)
		if err != nil || !bytes.Equal(got, data) {
			t.Errorf("%s: %d bytes, %v", path, len(got), err)
		}
	}
}

func TestHTTPTriesAgain(t *testing.T) {
	for _, c := range []struct {
		name  string
		tries int64
		h     func(w http.ResponseWriter, n int64)
		ok    bool
	}{
		{"busy", 3, func(w http.ResponseWriter, n int64) {
			if n < 3 {
				w.Header().Set("Retry-After", "3600")
				w.WriteHeader(http.StatusTooManyRequests)
			}
		}, true},
		{"always busy", 4, func(w http.ResponseWriter, n int64) { w.WriteHeader(http.StatusServiceUnavailable) }, false},
		{"not there", 1, func(w http.ResponseWriter, n int64) { w.WriteHeader(http.StatusNotFound) }, false},
		{"forbidden", 1, func(w http.ResponseWriter, n int64) { w.WriteHeader(http.StatusForbidden) }, false},
		{"nothing new, unasked", 1, func(w http.ResponseWriter, n int64) { w.WriteHeader(http.StatusNotModified) }, false},
		{"cut short", 2, func(w http.ResponseWriter, n int64) {
			if n < 2 {
				w.Header().Set("Content-Length", "1000")
				io.WriteString(w, "too little")
			}
		}, true},
		{"reset", 2, func(w http.ResponseWriter, n int64) {
			if n < 2 {
				conn, _, err := http.NewResponseController(w).Hijack()
				if err == nil {
					conn.(*net.TCPConn).SetLinger(0)
					conn.Close()
				}
			}
		}, true},
	} {
		var n atomic.Int64
		s, asked := server(t, func(w http.ResponseWriter, r *http.Request) { c.h(w, n.Add(1)) })
		_, err := local(asset.HTTPConfig{}).Fetch(t.Context(), s.URL)
		if (err == nil) != c.ok || asked.Load() != c.tries {
			t.Errorf("%s: asked %d times, %v", c.name, asked.Load(), err)
		}
	}
}

func TestHTTPLimits(t *testing.T) {
	s, asked := server(t, func(w http.ResponseWriter, r *http.Request) {
		switch r.URL.Path {
		case "/said":
			w.Header().Set("Content-Length", "10000000000")
		case "/endless":
			for r.Context().Err() == nil {
				if _, err := w.Write(make([]byte, 1<<16)); err != nil {
					return
				}
			}
		case "/slow":
			w.WriteHeader(http.StatusOK)
			w.(http.Flusher).Flush()
			<-r.Context().Done()
		case "/round":
			http.Redirect(w, r, "/round", http.StatusFound)
		case "/file":
			w.Header().Set("Location", "file:///etc/passwd")
			w.WriteHeader(http.StatusFound)
		case "/gzip":
			if r.Header.Get("Accept-Encoding") != "" && r.Header.Get("Accept-Encoding") != "identity" {
				t.Errorf("asks for %s", r.Header.Get("Accept-Encoding"))
			}
			w.Header().Set("Content-Encoding", "gzip")
			w.Write([]byte("\x1f\x8b"))
		}
	})
	h := local(asset.HTTPConfig{Bytes: 1 << 20, Timeout: 300 * time.Millisecond, Tries: 1})
	for _, c := range []struct {
		path, says string
		is         error
	}{
		{"/said", "10000000000", imaging.ErrTooBig},
		{"/endless", "over 1048576 bytes", imaging.ErrTooBig},
		{"/slow", "deadline exceeded", nil},
		{"/round", "too many redirects", nil},
		{"/file", "only http and https", nil},
	} {
		_, err := h.Fetch(t.Context(), s.URL+c.path)
		if err == nil || !strings.Contains(err.Error(), c.says) || c.is != nil && !errors.Is(err, c.is) {
			t.Errorf("%s: %v", c.path, err)
		}
	}
	if data, err := h.Fetch(t.Context(), s.URL+"/gzip"); err != nil || len(data) != 2 {
		t.Errorf("what is compressed was inflated: %d bytes, %v", len(data), err)
	}
	before := asked.Load()
	if _, err := h.Fetch(t.Context(), s.URL+"/round"); err == nil || asked.Load()-before != 11 {
		t.Errorf("went round %d times", asked.Load()-before)
	}
}

func TestHTTPRefusesPrivateAddresses(t *testing.T) {
	s, asked := server(t, func(w http.ResponseWriter, r *http.Request) {})
	h := asset.NewHTTP(asset.HTTPConfig{})
	named := strings.Replace(s.URL, "127.0.0.1", "localhost", 1)
	for _, u := range []string{s.URL, named, "http://[::1]:1/", "http://10.0.0.1/", "http://169.254.169.254/latest/meta-data"} {
		if _, err := h.Fetch(t.Context(), u); err == nil || !strings.Contains(err.Error(), "not public") {
			t.Errorf("%s: %v", u, err)
		}
	}
	if asked.Load() != 0 {
		t.Error("a private address was asked")
	}
	if _, err := h.Fetch(t.Context(), "ftp://example.org/x"); err == nil {
		t.Error("ftp was fetched")
	}
}

// TestHTTPRefusesToBeLedInside by a server that may be asked: what is allowed
// is a network, and no other private one.
func TestHTTPRefusesToBeLedInside(t *testing.T) {
	var port string
	s, asked := server(t, func(w http.ResponseWriter, r *http.Request) {
		http.Redirect(w, r, "http://"+strings.TrimPrefix(r.URL.Path, "/to/")+":"+port+"/secret", http.StatusFound)
	})
	port = s.URL[strings.LastIndex(s.URL, ":")+1:]
	for _, to := range []string{"127.0.0.2", "[::1]", "10.0.0.1", "169.254.169.254", "[::ffff:127.0.0.2]", "0.0.0.0"} {
		before := asked.Load()
		_, err := local(asset.HTTPConfig{}).Fetch(t.Context(), s.URL+"/to/"+to)
		if err == nil || !strings.Contains(err.Error(), "not public") || asked.Load()-before != 1 {
			t.Errorf("%s: asked %d times, %v", to, asked.Load()-before, err)
		}
	}
}

// TestHTTPLeavesAHostAlone that does not answer, and asks again later.
func TestHTTPLeavesAHostAlone(t *testing.T) {
	up := false
	s, asked := server(t, func(w http.ResponseWriter, r *http.Request) {
		if !up {
			w.WriteHeader(http.StatusServiceUnavailable)
		}
	})
	ck := &clock{time.Date(2025, 1, 1, 0, 0, 0, 0, time.UTC)}
	h := local(asset.HTTPConfig{Tries: 2, GiveUp: 3, Now: ck.now})
	fetch := func(n int) (err error) {
		_, err = h.Fetch(t.Context(), fmt.Sprint(s.URL, "/", n))
		return err
	}
	for n := range 9 {
		if err := fetch(n); err == nil || strings.Contains(err.Error(), "did not answer") != (n >= 3) {
			t.Errorf("%d: %v", n, err)
		}
	}
	if asked.Load() != 6 {
		t.Errorf("asked %d times", asked.Load())
	}
	other, _ := server(t, func(w http.ResponseWriter, r *http.Request) {})
	if _, err := h.Fetch(t.Context(), other.URL); err != nil {
		t.Errorf("another host: %v", err)
	}
	up = true
	ck.t = ck.t.Add(11 * time.Minute)
	if err := errors.Join(fetch(10), fetch(11)); err != nil {
		t.Errorf("later: %v", err)
	}
}

func TestHTTPLimitsRequestsToAHost(t *testing.T) {
	var now, most atomic.Int64
	s, _ := server(t, func(w http.ResponseWriter, r *http.Request) {
		n := now.Add(1)
		for m := most.Load(); n > m && !most.CompareAndSwap(m, n); m = most.Load() {
		}
		time.Sleep(5 * time.Millisecond)
		now.Add(-1)
	})
	h := local(asset.HTTPConfig{PerHost: 2})
	var wg sync.WaitGroup
	for range 12 {
		wg.Go(func() {
			if _, err := h.Fetch(t.Context(), s.URL); err != nil {
				t.Error(err)
			}
		})
	}
	wg.Wait()
	if most.Load() != 2 {
		t.Errorf("%d requests at a time", most.Load())
	}
}

func TestHTTPStopsWithItsContext(t *testing.T) {
	s, _ := server(t, func(w http.ResponseWriter, r *http.Request) { w.WriteHeader(http.StatusServiceUnavailable) })
	h := asset.NewHTTP(asset.HTTPConfig{Private: loopback})
	ctx, cancel := context.WithTimeout(t.Context(), 50*time.Millisecond)
	defer cancel()
	if _, err := h.Fetch(ctx, s.URL); err == nil {
		t.Error("no error")
	}
}

// clock is a time that tests set.
type clock struct{ t time.Time }

func (c *clock) now() time.Time { return c.t }

func TestCache(t *testing.T) {
	data := pngOf(t, 2, 2)
	state := "new"
	s, asked := server(t, func(w http.ResponseWriter, r *http.Request) {
		switch {
		case state == "down":
			w.WriteHeader(http.StatusNotFound)
		case state == "portal":
			io.WriteString(w, "<html>log in</html>")
		case r.Header.Get("If-None-Match") == `"1"` && state == "same":
			w.WriteHeader(http.StatusNotModified)
		default:
			w.Header().Set("ETag", `"1"`)
			w.Header().Set("Last-Modified", "Mon, 02 Jan 2006 15:04:05 GMT")
			w.Write(data)
		}
	})
	ck := &clock{time.Date(2025, 1, 1, 0, 0, 0, 0, time.UTC)}
	c := &asset.Cache{Dir: filepath.Join(t.TempDir(), "pictures"), Next: local(asset.HTTPConfig{Tries: 1}), Now: ck.now}
	day := 24 * time.Hour
	newer := pngOf(t, 3, 3)
	for i, step := range []struct {
		after time.Duration
		state string
		asks  int64
		width int
		stale bool
	}{
		{0, "new", 1, 2, false},          // fetched
		{day, "down", 0, 2, false},       // fresh
		{7 * day, "same", 1, 2, false},   // asked, and it still holds
		{day, "down", 0, 2, false},       // fresh again
		{7 * day, "down", 1, 2, true},    // kept in use
		{time.Minute, "new", 0, 2, true}, // not asked again at once
		{2 * time.Hour, "portal", 1, 2, true},
		{2 * time.Hour, "newer", 1, 3, false},
		{time.Minute, "down", 0, 3, false},
	} {
		ck.t = ck.t.Add(step.after)
		if state = step.state; state == "newer" {
			data = newer
		}
		before := asked.Load()
		got, err := c.Fetch(t.Context(), s.URL+"/a.png")
		info, perr := imaging.Probe(got)
		if perr != nil || info.Width != step.width || errors.Is(err, asset.ErrStale) != step.stale || (err != nil) != step.stale {
			t.Errorf("step %d: width %d, %v, %v", i, info.Width, err, perr)
		}
		if n := asked.Load() - before; n != step.asks {
			t.Errorf("step %d asked %d times", i, n)
		}
	}
}

func TestCacheOffline(t *testing.T) {
	dir := t.TempDir()
	c := &asset.Cache{Dir: dir}
	const u = "https://example.org/a.png"
	if _, err := c.Fetch(t.Context(), u); !errors.Is(err, asset.ErrOffline) {
		t.Errorf("%v", err)
	}
	for _, content := range []string{"", "picture"} {
		if err := os.WriteFile(filepath.Join(dir, imaging.Key([]byte(u))), []byte(content), 0o644); err != nil {
			t.Fatal(err)
		}
		data, err := c.Fetch(t.Context(), u)
		if string(data) != content || (content == "") != errors.Is(err, asset.ErrOffline) {
			t.Errorf("%q: %q, %v", content, data, err)
		}
	}
}

func TestCacheMendsWhatIsSpoilt(t *testing.T) {
	data := pngOf(t, 50, 50)
	s, asked := server(t, func(w http.ResponseWriter, r *http.Request) { w.Write(data) })
	c := &asset.Cache{Dir: t.TempDir(), Next: local(asset.HTTPConfig{}), Now: time.Now}
	path := filepath.Join(c.Dir, imaging.Key([]byte(s.URL)))
	for i, spoil := range []func() error{
		func() error { return nil },
		func() error { return os.WriteFile(path, nil, 0o644) },
		func() error { return os.WriteFile(path, data[:len(data)/2], 0o644) },
		func() error {
			flipped := bytes.Clone(data)
			flipped[len(data)/2] ^= 1
			return os.WriteFile(path, flipped, 0o644)
		},
		func() error { return os.WriteFile(path, []byte("<html>"), 0o644) },
		func() error { return os.Remove(path) },
	} {
		if err := spoil(); err != nil {
			t.Fatal(err)
		}
		got, err := c.Fetch(t.Context(), s.URL)
		if err != nil || !bytes.Equal(got, data) || asked.Load() != int64(i+1) {
			t.Errorf("%d: %d bytes, asked %d times, %v", i, len(got), asked.Load(), err)
		}
	}
	if err := os.WriteFile(path, data[:len(data)-1], 0o644); err != nil {
		t.Fatal(err)
	}
	if _, err := (&asset.Cache{Dir: c.Dir}).Fetch(t.Context(), s.URL); !errors.Is(err, asset.ErrOffline) {
		t.Errorf("offline, a spoilt copy: %v", err)
	}
	if err := os.WriteFile(path, data, 0o644); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(path+".json", []byte("{"), 0o644); err != nil {
		t.Fatal(err)
	}
	if got, err := c.Fetch(t.Context(), s.URL); err != nil || !bytes.Equal(got, data) {
		t.Errorf("with a spoilt note: %v", err)
	}
}

// TestDerivedKnowsWhatIsSpoilt at any byte, and cut off anywhere.
func TestDerivedKnowsWhatIsSpoilt(t *testing.T) {
	d := asset.Derived{Dir: t.TempDir()}
	data := pngOf(t, 9, 9)
	d.Put("key", data)
	if got, ok := d.Get("key"); !ok || !bytes.Equal(got, data) {
		t.Fatalf("%v, %d bytes of %d", ok, len(got), len(data))
	}
	path := filepath.Join(d.Dir, "key")
	whole, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	for i := range whole {
		spoilt := bytes.Clone(whole)
		spoilt[i] ^= 0x20
		for _, file := range [][]byte{spoilt, whole[:i]} {
			if err := os.WriteFile(path, file, 0o644); err != nil {
				t.Fatal(err)
			}
			if _, ok := d.Get("key"); ok {
				t.Errorf("byte %d: taken for whole", i)
			}
		}
	}
	if _, ok := d.Get("another"); ok {
		t.Error("what was never put is there")
	}
}

func TestCacheThatCannotBeWritten(t *testing.T) {
	data := pngOf(t, 1, 1)
	s, _ := server(t, func(w http.ResponseWriter, r *http.Request) { w.Write(data) })
	file := filepath.Join(t.TempDir(), "file")
	if err := os.WriteFile(file, nil, 0o644); err != nil {
		t.Fatal(err)
	}
	c := &asset.Cache{Dir: file, Next: local(asset.HTTPConfig{})}
	if got, err := c.Fetch(t.Context(), s.URL); err != nil || !bytes.Equal(got, data) {
		t.Errorf("%v", err)
	}
}

func TestOnce(t *testing.T) {
	s, asked := server(t, func(w http.ResponseWriter, r *http.Request) {
		time.Sleep(5 * time.Millisecond)
		if r.URL.Path == "/bad" {
			w.WriteHeader(http.StatusNotFound)
			return
		}
		w.Write(pngOf(t, 1, 1))
	})
	o := &asset.Once{Next: &asset.Cache{Dir: t.TempDir(), Next: local(asset.HTTPConfig{}), Now: time.Now}}
	for _, path := range []string{"/good", "/bad"} {
		before := asked.Load()
		var wg sync.WaitGroup
		for range 20 {
			wg.Go(func() {
				_, err := o.Fetch(t.Context(), s.URL+path)
				if (err == nil) != (path == "/good") {
					t.Errorf("%s: %v", path, err)
				}
			})
		}
		wg.Wait()
		_, _ = o.Fetch(t.Context(), s.URL+path)
		if n := asked.Load() - before; n != 1 {
			t.Errorf("%s was asked for %d times", path, n)
		}
	}
}

// stuck is a fetcher whose first call waits for its context.
type stuck struct{ calls atomic.Int64 }

func (f *stuck) Fetch(ctx context.Context, url string) ([]byte, error) {
	if f.calls.Add(1) == 1 {
		<-ctx.Done()
		return nil, ctx.Err()
	}
	return []byte("data"), nil
}

func TestOnceSurvivesACallerThatGivesUp(t *testing.T) {
	f := &stuck{}
	o := &asset.Once{Next: f}
	first, cancel := context.WithCancel(t.Context())
	done := make(chan error)
	go func() {
		_, err := o.Fetch(first, "u")
		done <- err
	}()
	for f.calls.Load() == 0 {
		time.Sleep(time.Millisecond)
	}
	go func() {
		time.Sleep(5 * time.Millisecond)
		cancel()
	}()
	data, err := o.Fetch(t.Context(), "u")
	if err != nil || string(data) != "data" {
		t.Errorf("the other caller is given %q, %v", data, err)
	}
	if err := <-done; !errors.Is(err, context.Canceled) {
		t.Errorf("%v", err)
	}
}

func TestStalePicturesAreToldOf(t *testing.T) {
	data := pngOf(t, 2, 2)
	up := true
	s, _ := server(t, func(w http.ResponseWriter, r *http.Request) {
		if !up {
			w.WriteHeader(http.StatusGone)
			return
		}
		w.Write(data)
	})
	ck := &clock{time.Date(2025, 1, 1, 0, 0, 0, 0, time.UTC)}
	r := asset.Resolver{Fetcher: &asset.Once{Next: &asset.Cache{Dir: t.TempDir(), Next: local(asset.HTTPConfig{}), Now: ck.now}}}
	for i, want := range []string{"[]", "image-stale: fetched 2025-01-01; the server says 410 Gone"} {
		assets, diags, err := r.Resolve(t.Context(), post(s.URL))
		if err != nil || assets[s.URL].Missing {
			t.Fatalf("%v %v", diags, err)
		}
		got := fmt.Sprint(diags)
		if i == 1 {
			_, message, _ := strings.Cut(diags[0].Message, "is used: ")
			got = diags[0].Code + ": " + message
		}
		if got != want {
			t.Errorf("%s, want %s", got, want)
		}
		up = false
		ck.t = ck.t.Add(30 * 24 * time.Hour)
	}
}
