#include "bs/scan/kept_scan.hpp"

#include "scan/codec_fields.hpp"

namespace bs::scan {

std::string kept_scan(const model::RepositoryScan& scan) {
  std::string bytes;
  data::Encoder encode(bytes);
  encode(scan.repository, scan.entities, scan.problems, scan.kept_files, scan.only_refs_changed);
  return bytes;
}

std::optional<model::RepositoryScan> read_kept_scan(std::string_view bytes, Seconds now) {
  model::RepositoryScan scan;
  try {
    data::Decoder decode(bytes);
    decode(scan.repository, scan.entities, scan.problems, scan.kept_files, scan.only_refs_changed);
    decode.finish();
  } catch (const Error&) {
    return std::nullopt;
  }
  const Seconds stale_at = scan.repository.stale_at;
  if (stale_at != 0 && now >= stale_at) return std::nullopt;
  return scan;
}

}  // namespace bs::scan
