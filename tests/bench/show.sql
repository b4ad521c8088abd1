-- What `bs catalog show component:default/component-777777` has to read, for tests/bench/run.
SELECT r.ref, e.kind, e.namespace, e.name, e.title, e.description, ifnull(e.type_written, e.type), s.ref, o.ref,
       e.owner_source, e.changed, e.changed_by, e.language, e.docs, e.apis, p.name, p.path, p.revision, p.commit_id,
       p.fetched_at, f.path, e.line, d.json
  FROM refs r
  JOIN entities e ON e.id = r.entity
  JOIN documents d ON d.entity = e.id
  LEFT JOIN refs s ON s.id = e.system
  LEFT JOIN refs o ON o.id = e.owner
  LEFT JOIN repositories p ON p.id = e.repository
  LEFT JOIN files f ON f.id = e.file
 WHERE r.ref = 'component:default/component-777777';

SELECT c.source, o.ref, c.written, f.path, c.line, c.pattern, c.share, c.total
  FROM refs r
  JOIN claims c ON c.entity = r.entity
  LEFT JOIN refs o ON o.id = c.owner
  LEFT JOIN files f ON f.id = c.file
 WHERE r.ref = 'component:default/component-777777';

SELECT l.type, t.ref, n.type, o.ref
  FROM refs r
  JOIN relations l ON l.origin = r.entity
  JOIN refs t ON t.id = l.target
  LEFT JOIN entities n ON n.id = t.entity
  LEFT JOIN refs o ON o.id = n.owner
 WHERE r.ref = 'component:default/component-777777';

SELECT l.type, t.ref, n.type, o.ref
  FROM refs r
  JOIN relations l ON l.target = r.id
  JOIN entities n ON n.id = l.origin AND n.active = 1
  JOIN refs t ON t.id = n.ref
  LEFT JOIN refs o ON o.id = n.owner
 WHERE r.ref = 'component:default/component-777777';
