#include "git/library.hpp"

namespace bs::git {
void keep_certificates_out() {}
}  // namespace bs::git

// libgit2 parses the machine's whole bundle of CA certificates whenever it starts: 3.4 of its 3.9 ms. bs
// never opens a connection, so the parser that Debian's libgit2 (mbedTLS) calls is answered here, ahead of
// the shared library's own: "none could be read", which is no fault at start and leaves TLS without trust.
// Where libgit2 was built with another TLS library nothing calls this.
extern "C" {
int mbedtls_x509_crt_parse_file(void* chain, const char* path);
int mbedtls_x509_crt_parse_path(void* chain, const char* path);
int mbedtls_x509_crt_parse_file(void* /*chain*/, const char* /*path*/) {
  return -1;
}
int mbedtls_x509_crt_parse_path(void* /*chain*/, const char* /*path*/) {
  return -1;
}
}
