package asset

import (
	"context"
	"errors"
	"io"
	"net"
	"net/http"
	"net/netip"
	"net/url"
	"time"

	"github.com/octavo-press/octavo/render/imaging"
)

var (
	errPrivate   = errors.New("the address is not public")
	errScheme    = errors.New("only http and https are fetched")
	errRedirects = errors.New("too many redirects")
)

// HTTPConfig says how pictures are fetched. The zero value is polite and
// careful.
type HTTPConfig struct {
	UserAgent string        // "" is the library's
	Timeout   time.Duration // of one try, body and all; 0 is 30 s
	Bytes     int64         // of a picture; 0 is 64 MB
	Redirects int           // followed; 0 is 10
	Tries     int           // 0 is 4
	PerHost   int           // requests to one host at a time; 0 is 4
	Longest   time.Duration // wait between tries, whatever a server asks; 0 is 60 s
	GiveUp    int           // pictures of a host in a row that cannot be had, before it is left alone for ten minutes; 0 is 8
	// Private are networks to fetch from although they are not the public
	// internet, such as that of a publisher's own picture server. Other
	// loopback, private and link-local addresses are refused.
	Private []netip.Prefix
	// Jitter gives a number in [0, 1) that spreads the tries of many workers;
	// nil spreads nothing.
	Jitter func() float64
	// Now is asked for the time when a server names a date to come back at,
	// and to leave a host alone; nil takes such dates for no wait, and asks
	// all hosts always.
	Now func() time.Time
}

func (c HTTPConfig) filled() HTTPConfig {
	if c.UserAgent == "" {
		c.UserAgent = "octavo (+https://github.com/octavo-press/octavo)"
	}
	if c.Timeout == 0 {
		c.Timeout = 30 * time.Second
	}
	if c.Bytes == 0 {
		c.Bytes = imaging.Limits{}.FileBytes()
	}
	if c.Redirects == 0 {
		c.Redirects = 10
	}
	if c.Tries == 0 {
		c.Tries = 4
	}
	if c.PerHost == 0 {
		c.PerHost = 4
	}
	if c.Longest == 0 {
		c.Longest = time.Minute
	}
	if c.GiveUp == 0 {
		c.GiveUp = 8
	}
	return c
}

// HTTP fetches over http and https. It keeps no cookies, sends no referrer,
// asks no proxy and reads no environment.
type HTTP struct {
	config HTTPConfig
	client *http.Client
	hosts  hosts
	down   down
}

// NewHTTP gives a Fetcher for the web.
func NewHTTP(c HTTPConfig) *HTTP {
	c = c.filled()
	dialer := &net.Dialer{Timeout: c.Timeout, Control: c.checkAddress}
	return &HTTP{config: c, hosts: hosts{each: c.PerHost}, down: down{most: c.GiveUp, now: c.Now}, client: &http.Client{
		Timeout:       c.Timeout,
		CheckRedirect: c.checkRedirect,
		Transport: &http.Transport{
			DialContext:            dialer.DialContext,
			ForceAttemptHTTP2:      true,
			DisableCompression:     true, // pictures are compressed, and so no bomb is inflated
			MaxIdleConnsPerHost:    c.PerHost,
			MaxResponseHeaderBytes: 64 << 10,
			IdleConnTimeout:        30 * time.Second,
			TLSHandshakeTimeout:    c.Timeout,
		},
	}}
}

func (c HTTPConfig) checkRedirect(req *http.Request, via []*http.Request) error {
	req.Header.Del("Referer")
	if len(via) > c.Redirects {
		return errRedirects
	}
	return checkScheme(req.URL)
}

func checkScheme(u *url.URL) error {
	if u.Scheme != "http" && u.Scheme != "https" || u.Host == "" {
		return errScheme
	}
	return nil
}

// Fetch gives the bytes at a URL, trying again where that may help.
func (h *HTTP) Fetch(ctx context.Context, url string) ([]byte, error) {
	r, err := h.Renew(ctx, url, Validators{})
	return r.Data, err
}

// Renew fetches what has changed since the copy that one has.
func (h *HTTP) Renew(ctx context.Context, rawURL string, have Validators) (Response, error) {
	u, err := url.Parse(rawURL)
	if err != nil {
		return Response{}, err
	}
	if err := checkScheme(u); err != nil {
		return Response{}, err
	}
	if h.down.is(u.Host) {
		return Response{}, errDown
	}
	for try := 1; ; try++ {
		r, err := h.once(ctx, u, have)
		var again *retryError
		retry := errors.As(err, &again)
		if !retry || try == h.config.Tries {
			if ctx.Err() == nil {
				h.down.note(u.Host, !retry)
			}
			return r, err
		}
		if err := wait(ctx, h.config.pause(try, again.after)); err != nil {
			return r, err
		}
	}
}

// once is one try.
func (h *HTTP) once(ctx context.Context, u *url.URL, have Validators) (Response, error) {
	leave, err := h.hosts.enter(ctx, u.Host)
	if err != nil {
		return Response{}, err
	}
	defer leave()
	req, err := http.NewRequestWithContext(ctx, http.MethodGet, u.String(), nil)
	if err != nil {
		return Response{}, err
	}
	h.headers(req, have)
	res, err := h.client.Do(req)
	if err != nil {
		return Response{}, h.failed(ctx, err)
	}
	defer res.Body.Close()
	r := Response{Validators: Validators{res.Header.Get("ETag"), res.Header.Get("Last-Modified")}}
	switch {
	case res.StatusCode == http.StatusNotModified && have != Validators{}:
		r.Unchanged = true
		return r, nil
	case res.StatusCode != http.StatusOK:
		return r, h.refused(res)
	}
	r.Data, err = h.body(ctx, res)
	return r, err
}

func (h *HTTP) headers(req *http.Request, have Validators) {
	req.Header.Set("User-Agent", h.config.UserAgent)
	req.Header.Set("Accept", "image/png,image/jpeg,image/gif,image/webp,image/svg+xml,image/*;q=0.5")
	if have.ETag != "" {
		req.Header.Set("If-None-Match", have.ETag)
	}
	if have.LastModified != "" {
		req.Header.Set("If-Modified-Since", have.LastModified)
	}
}

// body reads the body within the limit, and believes the limit alone.
func (h *HTTP) body(ctx context.Context, res *http.Response) ([]byte, error) {
	if res.ContentLength > h.config.Bytes {
		return nil, imaging.TooLong(res.ContentLength, h.config.Bytes)
	}
	data, err := io.ReadAll(io.LimitReader(res.Body, h.config.Bytes+1))
	if err != nil {
		return nil, h.failed(ctx, err)
	}
	if int64(len(data)) > h.config.Bytes {
		return nil, imaging.TooBig("Pictures.Bytes", h.config.Bytes, "over %d bytes", h.config.Bytes)
	}
	return data, nil
}
