package asset

import (
	"context"
	"errors"
	"net/http"
	"strconv"
	"time"
)

// retryError is a failure that another try may not meet.
type retryError struct {
	error
	after time.Duration // that the server asks for
}

func (e *retryError) Unwrap() error { return e.error }

// failed judges an error of the connection: resets, timeouts and files cut
// short may pass; addresses and redirects that are refused stay so.
func (h *HTTP) failed(ctx context.Context, err error) error {
	switch {
	case ctx.Err() != nil:
		return ctx.Err()
	case errors.Is(err, errPrivate), errors.Is(err, errScheme), errors.Is(err, errRedirects):
		return err
	}
	return &retryError{error: err}
}

// refused judges a status that is not OK. RFC 9110 and RFC 6585 say which of
// them pass.
func (h *HTTP) refused(res *http.Response) error {
	err := errors.New("the server says " + res.Status)
	switch res.StatusCode {
	case http.StatusRequestTimeout, http.StatusTooEarly, http.StatusTooManyRequests, http.StatusInternalServerError,
		http.StatusBadGateway, http.StatusServiceUnavailable, http.StatusGatewayTimeout:
		return &retryError{err, h.config.retryAfter(res.Header.Get("Retry-After"))}
	}
	return err
}

// retryAfter reads seconds or a date (RFC 9110, 10.2.3).
func (c HTTPConfig) retryAfter(s string) time.Duration {
	if n, err := strconv.Atoi(s); err == nil {
		return time.Duration(min(max(n, 0), 1<<20)) * time.Second
	}
	if t, err := http.ParseTime(s); err == nil && c.Now != nil {
		return max(t.Sub(c.Now()), 0)
	}
	return 0
}

// pause doubles from half a second, with up to as much again at random, and
// is never less than the server asks, nor more than the longest.
func (c HTTPConfig) pause(try int, after time.Duration) time.Duration {
	d := 500 * time.Millisecond << min(try-1, 10)
	if c.Jitter != nil {
		d += time.Duration(float64(d) * c.Jitter())
	}
	return min(max(d, after), c.Longest)
}
