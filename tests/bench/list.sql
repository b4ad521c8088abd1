-- What `bs catalog kind=component,spec.type=service --limit 20` has to read, for tests/bench/run.
SELECT r.ref, e.kind, e.name, e.title, e.description, ifnull(e.type_written, e.type), o.ref, e.owner_source,
       e.owner_disputed, e.inferred, e.changed, e.language, p.name, p.path, f.path, e.line
  FROM entities e
  JOIN refs r ON r.id = e.ref
  LEFT JOIN refs o ON o.id = e.owner
  LEFT JOIN repositories p ON p.id = e.repository
  LEFT JOIN files f ON f.id = e.file
 WHERE e.active = 1 AND e.kind = 'component' AND e.type = 'service'
 ORDER BY e.changed DESC, e.name
 LIMIT 21;
