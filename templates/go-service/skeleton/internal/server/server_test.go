package server

import (
	"encoding/json"
	"net/http"
	"net/http/httptest"
	"net/url"
	"strings"
	"testing"
)

func ask(t *testing.T, server *Server, method, target string) (int, map[string]string) {
	t.Helper()
	recorder := httptest.NewRecorder()
	server.ServeHTTP(recorder, httptest.NewRequest(method, target, nil))
	body := map[string]string{}
	if recorder.Header().Get("Content-Type") == "application/json" {
		if err := json.Unmarshal(recorder.Body.Bytes(), &body); err != nil {
			t.Fatalf("%s %s: the answer is no JSON: %v", method, target, err)
		}
	}
	return recorder.Code, body
}

func TestHealthTellsTheVersion(t *testing.T) {
	status, body := ask(t, New("1.2.3"), http.MethodGet, "/healthz")
	if status != http.StatusOK || body["version"] != "1.2.3" {
		t.Errorf("/healthz = %d %v", status, body)
	}
}

func TestReadinessFollows(t *testing.T) {
	server := New("dev")
	for _, ready := range []bool{false, true, false} {
		server.SetReady(ready)
		want := http.StatusServiceUnavailable
		if ready {
			want = http.StatusOK
		}
		if status, _ := ask(t, server, http.MethodGet, "/readyz"); status != want {
			t.Errorf("ready %v: /readyz = %d, want %d", ready, status, want)
		}
	}
}

func TestHello(t *testing.T) {
	for _, test := range []struct{ name, want string }{
		{"", "Hello, world!"},
		{"Ada", "Hello, Ada!"},
		{`"<é>&`, `Hello, "<é>&!`},
	} {
		status, body := ask(t, New("dev"), http.MethodGet, "/hello?name="+url.QueryEscape(test.name))
		if status != http.StatusOK || body["message"] != test.want {
			t.Errorf("name %q: %d %v, want %q", test.name, status, body, test.want)
		}
	}
}

func TestRefusals(t *testing.T) {
	for _, test := range []struct {
		method, target string
		want           int
	}{
		{http.MethodGet, "/hello?name=" + strings.Repeat("x", longestName+1), http.StatusBadRequest},
		{http.MethodPost, "/hello", http.StatusMethodNotAllowed},
		{http.MethodGet, "/nowhere", http.StatusNotFound},
	} {
		if status, _ := ask(t, New("dev"), test.method, test.target); status != test.want {
			t.Errorf("%s %.20s = %d, want %d", test.method, test.target, status, test.want)
		}
	}
}
