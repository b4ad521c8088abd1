// Package server holds the routes and what they answer.
package server

import (
	"encoding/json"
	"log"
	"net/http"
	"sync/atomic"
	"time"
)

const longestName = 100

// Server answers requests; the zero value is not ready.
type Server struct {
	version string
	ready   atomic.Bool
	routes  *http.ServeMux
}

// New makes a server that says it is this version.
func New(version string) *Server {
	server := &Server{version: version, routes: http.NewServeMux()}
	server.routes.HandleFunc("/healthz", server.health)
	server.routes.HandleFunc("/readyz", server.readiness)
	server.routes.HandleFunc("/hello", server.hello)
	return server
}

// SetReady tells load balancers whether requests are welcome.
func (s *Server) SetReady(ready bool) { s.ready.Store(ready) }

// ServeHTTP answers one request and writes a line to the log.
func (s *Server) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	start := time.Now()
	recorder := &statusRecorder{ResponseWriter: w, status: http.StatusOK}
	if r.Method == http.MethodGet || r.Method == http.MethodHead {
		s.routes.ServeHTTP(recorder, r)
	} else {
		recorder.Header().Set("Allow", "GET, HEAD")
		reply(recorder, http.StatusMethodNotAllowed, map[string]string{"error": "only GET and HEAD are answered"})
	}
	log.Printf("method=%s path=%q status=%d duration=%s", r.Method, r.URL.Path, recorder.status, time.Since(start))
}

func (s *Server) health(w http.ResponseWriter, _ *http.Request) {
	reply(w, http.StatusOK, map[string]string{"status": "ok", "version": s.version})
}

func (s *Server) readiness(w http.ResponseWriter, _ *http.Request) {
	if !s.ready.Load() {
		reply(w, http.StatusServiceUnavailable, map[string]string{"status": "not ready"})
		return
	}
	reply(w, http.StatusOK, map[string]string{"status": "ready"})
}

func (s *Server) hello(w http.ResponseWriter, r *http.Request) {
	name := r.URL.Query().Get("name")
	if name == "" {
		name = "world"
	}
	if len(name) > longestName {
		reply(w, http.StatusBadRequest, map[string]string{"error": "name is longer than 100 bytes"})
		return
	}
	reply(w, http.StatusOK, map[string]string{"message": "Hello, " + name + "!"})
}

func reply(w http.ResponseWriter, status int, body map[string]string) {
	w.Header().Set("Content-Type", "application/json")
	w.Header().Set("X-Content-Type-Options", "nosniff")
	w.WriteHeader(status)
	if err := json.NewEncoder(w).Encode(body); err != nil {
		log.Printf("an answer could not be written: %v", err)
	}
}

// statusRecorder remembers the status for the log.
type statusRecorder struct {
	http.ResponseWriter
	status int
}

func (r *statusRecorder) WriteHeader(status int) {
	r.status = status
	r.ResponseWriter.WriteHeader(status)
}
