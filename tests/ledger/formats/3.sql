PRAGMA application_id = 1297305156;
PRAGMA user_version = 3;
BEGIN;
CREATE TABLE runs (
  "run" INTEGER PRIMARY KEY,
  "started" TEXT NOT NULL,
  "ended" TEXT,
  "musnad" TEXT NOT NULL,
  "inputs" TEXT NOT NULL,
  "columns" TEXT NOT NULL,
  "articles" INTEGER NOT NULL,
  "versions" INTEGER NOT NULL,
  "unchanged" INTEGER NOT NULL,
  "statements" INTEGER NOT NULL,
  "rejected" INTEGER NOT NULL
) STRICT;
CREATE TABLE articles (
  "article" INTEGER PRIMARY KEY,
  "key" TEXT NOT NULL,
  "version" INTEGER NOT NULL,
  "replaces" INTEGER REFERENCES articles (article),
  "replaced_by" INTEGER REFERENCES articles (article),
  "run" INTEGER NOT NULL REFERENCES runs (run),
  "id" TEXT NOT NULL,
  "outlet" TEXT NOT NULL,
  "url" TEXT NOT NULL,
  "published" TEXT NOT NULL,
  "day" TEXT,
  "day_from" TEXT,
  "title" TEXT NOT NULL,
  "byline" TEXT NOT NULL,
  "text" TEXT NOT NULL,
  "substituted" TEXT
) STRICT;
CREATE TABLE speakers (
  speaker INTEGER PRIMARY KEY,
  folded TEXT NOT NULL UNIQUE,
  statements INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE INDEX speakers_statements ON speakers (statements);
CREATE TABLE names (
  name INTEGER PRIMARY KEY,
  text TEXT NOT NULL UNIQUE,
  speaker INTEGER NOT NULL REFERENCES speakers (speaker)
) STRICT;
CREATE INDEX names_speaker ON names (speaker);
CREATE TABLE credits (
  "article" INTEGER NOT NULL REFERENCES articles (article),
  "ordinal" INTEGER NOT NULL,
  "name" TEXT NOT NULL,
  "field" TEXT NOT NULL,
  "start" INTEGER NOT NULL,
  "end" INTEGER NOT NULL,
  PRIMARY KEY (article, ordinal)
) STRICT, WITHOUT ROWID;
CREATE TABLE statements (
  "statement" INTEGER PRIMARY KEY,
  "article" INTEGER NOT NULL REFERENCES articles (article),
  "id" TEXT NOT NULL,
  "field" TEXT NOT NULL,
  "cue_start" INTEGER NOT NULL,
  "cue_end" INTEGER NOT NULL,
  "verb_start" INTEGER,
  "speaker" INTEGER REFERENCES names (name),
  "speaker_kind" TEXT NOT NULL,
  "speaker_field" TEXT NOT NULL,
  "speaker_start" INTEGER,
  "speaker_end" INTEGER,
  "addressee" INTEGER REFERENCES names (name),
  "addressee_start" INTEGER,
  "addressee_end" INTEGER,
  "kind" TEXT NOT NULL,
  "act" TEXT NOT NULL,
  "form" TEXT NOT NULL,
  "frame" TEXT NOT NULL
) STRICT;
CREATE TABLE contents (
  "statement" INTEGER NOT NULL REFERENCES statements (statement),
  "article" INTEGER NOT NULL REFERENCES articles (article),
  "ordinal" INTEGER NOT NULL,
  "start" INTEGER NOT NULL,
  "end" INTEGER NOT NULL,
  PRIMARY KEY (statement, ordinal)
) STRICT, WITHOUT ROWID;
CREATE TABLE sources (
  "statement" INTEGER NOT NULL REFERENCES statements (statement),
  "article" INTEGER NOT NULL REFERENCES articles (article),
  "ordinal" INTEGER NOT NULL,
  "start" INTEGER NOT NULL,
  "end" INTEGER NOT NULL,
  PRIMARY KEY (statement, ordinal)
) STRICT, WITHOUT ROWID;
CREATE TABLE via (
  "statement" INTEGER NOT NULL REFERENCES statements (statement),
  "article" INTEGER NOT NULL REFERENCES articles (article),
  "ordinal" INTEGER NOT NULL,
  "name" INTEGER NOT NULL REFERENCES names (name),
  "field" TEXT NOT NULL,
  "start" INTEGER,
  "end" INTEGER,
  PRIMARY KEY (statement, ordinal)
) STRICT, WITHOUT ROWID;
CREATE TABLE figures (
  "article" INTEGER NOT NULL REFERENCES articles (article),
  "figure" INTEGER NOT NULL,
  "field" TEXT NOT NULL,
  "start" INTEGER NOT NULL,
  "end" INTEGER NOT NULL,
  "low" REAL,
  "high" REAL,
  "mod" TEXT NOT NULL,
  "unit" TEXT NOT NULL,
  PRIMARY KEY (article, figure)
) STRICT, WITHOUT ROWID;
CREATE TABLE moments (
  "article" INTEGER NOT NULL REFERENCES articles (article),
  "moment" INTEGER NOT NULL,
  "field" TEXT NOT NULL,
  "start" INTEGER NOT NULL,
  "end" INTEGER NOT NULL,
  "type" TEXT NOT NULL,
  "value" TEXT NOT NULL,
  "from_day" TEXT,
  "to_day" TEXT,
  PRIMARY KEY (article, moment)
) STRICT, WITHOUT ROWID;
CREATE TABLE rejects (
  "reject" INTEGER PRIMARY KEY,
  "run" INTEGER NOT NULL REFERENCES runs (run),
  "source" TEXT NOT NULL,
  "number" INTEGER,
  "reason" TEXT NOT NULL,
  "record" TEXT NOT NULL
) STRICT;
CREATE TABLE copies (
  "first" INTEGER NOT NULL REFERENCES articles (article),
  "second" INTEGER NOT NULL REFERENCES articles (article),
  "kind" TEXT NOT NULL,
  "share" REAL NOT NULL,
  "credit" TEXT NOT NULL,
  PRIMARY KEY (first, second)
) STRICT, WITHOUT ROWID;
CREATE TABLE likenesses (
  "a" INTEGER NOT NULL REFERENCES articles (article),
  "b" INTEGER NOT NULL REFERENCES articles (article),
  "score" REAL NOT NULL,
  PRIMARY KEY (a, b)
) STRICT, WITHOUT ROWID;
CREATE TABLE stories (
  "story" INTEGER PRIMARY KEY,
  "id" TEXT NOT NULL UNIQUE,
  "title" TEXT NOT NULL,
  "first_day" TEXT NOT NULL,
  "last_day" TEXT NOT NULL,
  "articles" INTEGER NOT NULL,
  "outlets" INTEGER NOT NULL
) STRICT;
CREATE TABLE story_articles (
  "story" INTEGER NOT NULL REFERENCES stories (story),
  "ordinal" INTEGER NOT NULL,
  "article" INTEGER NOT NULL REFERENCES articles (article),
  PRIMARY KEY (story, ordinal)
) STRICT, WITHOUT ROWID;
CREATE TABLE families (
  "family" INTEGER PRIMARY KEY,
  "id" TEXT NOT NULL UNIQUE,
  "story" INTEGER NOT NULL REFERENCES stories (story),
  "ordinal" INTEGER NOT NULL,
  "claim" TEXT NOT NULL,
  "at_least" INTEGER NOT NULL,
  "at_most" INTEGER NOT NULL,
  "one_unnamed" INTEGER NOT NULL,
  "members" INTEGER NOT NULL,
  "articles" INTEGER NOT NULL,
  "outlets" INTEGER NOT NULL,
  "first_day" TEXT NOT NULL,
  "last_day" TEXT NOT NULL,
  "mutations" INTEGER NOT NULL,
  "disputes" INTEGER NOT NULL
) STRICT;
CREATE TABLE members (
  "family" INTEGER NOT NULL REFERENCES families (family),
  "ordinal" INTEGER NOT NULL,
  "article" INTEGER NOT NULL REFERENCES articles (article),
  "statement" INTEGER REFERENCES statements (statement),
  "field" TEXT NOT NULL,
  "start" INTEGER NOT NULL,
  "end" INTEGER NOT NULL,
  PRIMARY KEY (family, ordinal)
) STRICT, WITHOUT ROWID;
CREATE TABLE links (
  "family" INTEGER NOT NULL REFERENCES families (family),
  "ordinal" INTEGER NOT NULL,
  "a" INTEGER NOT NULL,
  "b" INTEGER NOT NULL,
  "score" REAL NOT NULL,
  "reasons" TEXT NOT NULL,
  PRIMARY KEY (family, ordinal)
) STRICT, WITHOUT ROWID;
CREATE TABLE origins (
  "family" INTEGER NOT NULL REFERENCES families (family),
  "ordinal" INTEGER NOT NULL,
  "name" TEXT NOT NULL,
  "kind" TEXT NOT NULL,
  "members" TEXT NOT NULL,
  PRIMARY KEY (family, ordinal)
) STRICT, WITHOUT ROWID;
CREATE TABLE mutations (
  "family" INTEGER NOT NULL REFERENCES families (family),
  "ordinal" INTEGER NOT NULL,
  "source" INTEGER NOT NULL,
  "target" INTEGER NOT NULL,
  "kind" TEXT NOT NULL,
  "credit" INTEGER NOT NULL,
  "before_field" TEXT,
  "before_start" INTEGER,
  "before_end" INTEGER,
  "after_field" TEXT,
  "after_start" INTEGER,
  "after_end" INTEGER,
  PRIMARY KEY (family, ordinal)
) STRICT, WITHOUT ROWID;
CREATE TABLE disputes (
  "dispute" INTEGER PRIMARY KEY,
  "id" TEXT NOT NULL UNIQUE,
  "story" INTEGER NOT NULL REFERENCES stories (story),
  "kind" TEXT NOT NULL
) STRICT;
CREATE TABLE sides (
  "dispute" INTEGER NOT NULL REFERENCES disputes (dispute),
  "side" INTEGER NOT NULL,
  "ordinal" INTEGER NOT NULL,
  "article" INTEGER NOT NULL REFERENCES articles (article),
  "statement" INTEGER REFERENCES statements (statement),
  "field" TEXT NOT NULL,
  "start" INTEGER NOT NULL,
  "end" INTEGER NOT NULL,
  "family" INTEGER REFERENCES families (family),
  PRIMARY KEY (dispute, side, ordinal)
) STRICT, WITHOUT ROWID;
CREATE INDEX articles_key ON articles (key);
CREATE INDEX articles_id ON articles (id);
CREATE INDEX articles_day_outlet ON articles (day, outlet);
CREATE INDEX articles_outlet_day ON articles (outlet, day);
CREATE INDEX articles_url ON articles (url);
CREATE INDEX articles_run ON articles (run);
CREATE INDEX statements_article ON statements (article);
CREATE INDEX statements_speaker ON statements (speaker);
CREATE INDEX statements_kind_speaker ON statements (kind, speaker);
CREATE INDEX statements_id ON statements (id);
CREATE INDEX via_name ON via (name);
CREATE INDEX rejects_run ON rejects (run);
CREATE INDEX copies_second_kind_credit ON copies (second, kind, credit);
CREATE INDEX likenesses_b ON likenesses (b);
CREATE INDEX story_articles_article ON story_articles (article);
CREATE INDEX families_story ON families (story);
CREATE INDEX members_article ON members (article);
CREATE INDEX members_statement ON members (statement);
CREATE INDEX disputes_story ON disputes (story);
CREATE INDEX sides_article ON sides (article);
CREATE INDEX sides_family ON sides (family);
CREATE INDEX articles_by_day ON articles (coalesce(day, '~'), published, article);
CREATE INDEX figures_values ON figures (low, high, unit, article, field, start, "end");
CREATE INDEX figures_ranges ON figures (article, field, start, "end", low, high, unit)
WHERE low IS NOT high;
CREATE INDEX contents_places ON contents (article, start, "end", statement);
CREATE TABLE records (digest BLOB PRIMARY KEY) STRICT, WITHOUT ROWID;
CREATE TABLE versions (digest BLOB PRIMARY KEY) STRICT, WITHOUT ROWID;
CREATE TABLE tallies (
  outlet TEXT NOT NULL, kind TEXT NOT NULL, act TEXT NOT NULL, statements INTEGER NOT NULL,
  PRIMARY KEY (outlet, kind, act)
) STRICT, WITHOUT ROWID;
CREATE TABLE unnamed (
  outlet TEXT NOT NULL, name INTEGER NOT NULL REFERENCES names (name),
  statements INTEGER NOT NULL,
  PRIMARY KEY (outlet, name)
) STRICT, WITHOUT ROWID;
CREATE INDEX unnamed_most ON unnamed (outlet, statements);
CREATE TABLE outlets (
  outlet TEXT PRIMARY KEY, articles INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE TABLE totals (
  name TEXT PRIMARY KEY, value INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE TABLE replaced (statement INTEGER PRIMARY KEY REFERENCES statements (statement)) STRICT;
CREATE VIRTUAL TABLE statements_fts USING fts5 (
  content, title, speaker, via, words,
  content="statements", content_rowid="statement", tokenize="unicode61 remove_diacritics 0",
  columnsize=1
);
CREATE VIRTUAL TABLE parts_fts USING fts5 (
  verb, addressee, content="", tokenize="unicode61 remove_diacritics 0", columnsize=0, detail=column
);
CREATE TABLE linked (
  article INTEGER PRIMARY KEY REFERENCES articles (article),
  settled INTEGER NOT NULL
) STRICT;
CREATE INDEX linked_unsettled ON linked (article) WHERE NOT settled;
CREATE INDEX articles_replaced ON articles (article) WHERE replaced_by IS NOT NULL;
CREATE INDEX mutations_figures ON mutations (family) WHERE kind = 'figure';
CREATE TABLE bases (
  story INTEGER PRIMARY KEY REFERENCES stories (story),
  digest BLOB NOT NULL
) STRICT;
CREATE VIRTUAL TABLE claims_fts USING fts5 (
  stems, words, tokenize="unicode61 remove_diacritics 0", columnsize=1
);
CREATE VIEW credits_words AS
SELECT t."article" AS "article", t."ordinal" AS "ordinal", t."name" AS "name", t."field" AS "field", t."start" AS "start", t."end" AS "end", substr(CASE t.field WHEN 'text' THEN a.text WHEN 'title' THEN a.title ELSE a.byline END, t.start + 1, t."end" - t.start) AS "text"
FROM credits t JOIN articles a ON a.article = t.article;
CREATE VIEW statements_words AS
SELECT t."statement" AS "statement", t."article" AS "article", t."id" AS "id", t."field" AS "field", t."cue_start" AS "cue_start", t."cue_end" AS "cue_end", substr(CASE t.field WHEN 'text' THEN a.text WHEN 'title' THEN a.title ELSE a.byline END, t.cue_start + 1, t.cue_end - t.cue_start) AS "cue", t."verb_start" AS "verb_start", coalesce(substr(CASE t.field WHEN 'text' THEN a.text WHEN 'title' THEN a.title ELSE a.byline END, t.verb_start + 1, t.cue_end - t.verb_start), '') AS "verb", coalesce(n.text, '') AS "speaker", coalesce(p.folded, '') AS "speaker_folded", t."speaker_kind" AS "speaker_kind", t."speaker_field" AS "speaker_field", t."speaker_start" AS "speaker_start", t."speaker_end" AS "speaker_end", substr(CASE t.speaker_field WHEN 'text' THEN a.text WHEN 'title' THEN a.title ELSE a.byline END, t.speaker_start + 1, t.speaker_end - t.speaker_start) AS "speaker_text", coalesce(d.text, '') AS "addressee", t."addressee_start" AS "addressee_start", t."addressee_end" AS "addressee_end", substr(CASE t.field WHEN 'text' THEN a.text WHEN 'title' THEN a.title ELSE a.byline END, t.addressee_start + 1, t.addressee_end - t.addressee_start) AS "addressee_text", t."kind" AS "kind", t."act" AS "act", t."form" AS "form", t."frame" AS "frame", coalesce((SELECT group_concat(words, ' … ') FROM (SELECT substr(CASE t.field WHEN 'text' THEN a.text WHEN 'title' THEN a.title ELSE a.byline END, c.start + 1, c."end" - c.start) AS words FROM contents c WHERE c.statement = t.statement ORDER BY c.ordinal)), '') AS "content"
FROM statements t JOIN articles a ON a.article = t.article LEFT JOIN names n ON n.name = t.speaker LEFT JOIN speakers p ON p.speaker = n.speaker LEFT JOIN names d ON d.name = t.addressee;
CREATE VIEW contents_words AS
SELECT t."statement" AS "statement", t."article" AS "article", t."ordinal" AS "ordinal", t."start" AS "start", t."end" AS "end", substr(CASE s.field WHEN 'text' THEN a.text WHEN 'title' THEN a.title ELSE a.byline END, t.start + 1, t."end" - t.start) AS "text"
FROM contents t JOIN articles a ON a.article = t.article JOIN statements s ON s.statement = t.statement;
CREATE VIEW sources_words AS
SELECT t."statement" AS "statement", t."article" AS "article", t."ordinal" AS "ordinal", t."start" AS "start", t."end" AS "end", substr(CASE s.field WHEN 'text' THEN a.text WHEN 'title' THEN a.title ELSE a.byline END, t.start + 1, t."end" - t.start) AS "text"
FROM sources t JOIN articles a ON a.article = t.article JOIN statements s ON s.statement = t.statement;
CREATE VIEW via_words AS
SELECT t."statement" AS "statement", t."article" AS "article", t."ordinal" AS "ordinal", n.text AS "name", t."field" AS "field", t."start" AS "start", t."end" AS "end", substr(CASE t.field WHEN 'text' THEN a.text WHEN 'title' THEN a.title ELSE a.byline END, t.start + 1, t."end" - t.start) AS "text"
FROM via t JOIN articles a ON a.article = t.article JOIN names n ON n.name = t.name;
CREATE VIEW figures_words AS
SELECT t."article" AS "article", t."figure" AS "figure", s.statement AS "statement", t."field" AS "field", t."start" AS "start", t."end" AS "end", substr(CASE t.field WHEN 'text' THEN a.text WHEN 'title' THEN a.title ELSE a.byline END, t.start + 1, t."end" - t.start) AS "text", t."low" AS "low", t."high" AS "high", t."mod" AS "mod", t."unit" AS "unit"
FROM figures t JOIN articles a ON a.article = t.article LEFT JOIN (statements s JOIN contents c ON c.statement = s.statement) ON s.article = t.article AND s.field = t.field AND t.start >= c.start AND t."end" <= c."end";
CREATE VIEW moments_words AS
SELECT t."article" AS "article", t."moment" AS "moment", s.statement AS "statement", t."field" AS "field", t."start" AS "start", t."end" AS "end", substr(CASE t.field WHEN 'text' THEN a.text WHEN 'title' THEN a.title ELSE a.byline END, t.start + 1, t."end" - t.start) AS "text", t."type" AS "type", t."value" AS "value", t."from_day" AS "from_day", t."to_day" AS "to_day"
FROM moments t JOIN articles a ON a.article = t.article LEFT JOIN (statements s JOIN contents c ON c.statement = s.statement) ON s.article = t.article AND s.field = t.field AND t.start >= c.start AND t."end" <= c."end";
CREATE VIEW members_words AS
SELECT t."family" AS "family", t."ordinal" AS "ordinal", t."article" AS "article", t."statement" AS "statement", t."field" AS "field", t."start" AS "start", t."end" AS "end", substr(CASE t.field WHEN 'text' THEN a.text WHEN 'title' THEN a.title ELSE a.byline END, t.start + 1, t."end" - t.start) AS "text"
FROM members t JOIN articles a ON a.article = t.article;
CREATE VIEW mutations_words AS
SELECT t."family" AS "family", t."ordinal" AS "ordinal", t."source" AS "source", t."target" AS "target", t."kind" AS "kind", t."credit" AS "credit", t."before_field" AS "before_field", t."before_start" AS "before_start", t."before_end" AS "before_end", substr(CASE t.before_field WHEN 'text' THEN a.text WHEN 'title' THEN a.title ELSE a.byline END, t.before_start + 1, t.before_end - t.before_start) AS "before", t."after_field" AS "after_field", t."after_start" AS "after_start", t."after_end" AS "after_end", substr(CASE t.after_field WHEN 'text' THEN b.text WHEN 'title' THEN b.title ELSE b.byline END, t.after_start + 1, t.after_end - t.after_start) AS "after"
FROM mutations t JOIN members m ON m.family = t.family AND m.ordinal = t.source JOIN members n ON n.family = t.family AND n.ordinal = t.target JOIN articles a ON a.article = m.article JOIN articles b ON b.article = n.article;
CREATE VIEW sides_words AS
SELECT t."dispute" AS "dispute", t."side" AS "side", t."ordinal" AS "ordinal", t."article" AS "article", t."statement" AS "statement", t."field" AS "field", t."start" AS "start", t."end" AS "end", substr(CASE t.field WHEN 'text' THEN a.text WHEN 'title' THEN a.title ELSE a.byline END, t.start + 1, t."end" - t.start) AS "text", t."family" AS "family"
FROM sides t JOIN articles a ON a.article = t.article;
CREATE VIEW said AS
SELECT
  s.statement, a.day, a.outlet,
  (SELECT group_concat(text, ' ← ') FROM (
     SELECT n.text FROM via v JOIN names n ON n.name = v.name
     WHERE v.statement = s.statement ORDER BY v.ordinal)) AS via,
  coalesce(p.text, '') AS speaker, coalesce(q.text, '') AS addressee, s.kind, s.act,
  coalesce(substr(iif(s.field = 'title', a.title, a.text), s.verb_start + 1,
    s.cue_end - s.verb_start), '') AS verb,
  s.form,
  (SELECT group_concat(words, ' … ') FROM (
     SELECT substr(iif(s.field = 'title', a.title, a.text), c.start + 1, c."end" - c.start) AS words
     FROM contents c WHERE c.statement = s.statement ORDER BY c.ordinal)) AS content,
  a.title, a.url, a.id AS article_id, s.article
FROM statements s JOIN articles a ON a.article = s.article
LEFT JOIN names p ON p.name = s.speaker LEFT JOIN names q ON q.name = s.addressee
WHERE a.replaced_by IS NULL;
INSERT INTO runs VALUES (1, '2026-11-25T22:59:21.259328+00:00', '2026-11-25T22:59:21.762979+00:00', '0.1.0', '["first.jsonl"]', '{}', 2, 0, 0, 4, 0);
INSERT INTO articles VALUES (1, 'df7370dbea30c25ae4f0fca084cae472', 1, NULL, NULL, 1, '1', 'alwadi', '', '2024-05-14', '2024-05-14', 'published', 'جسر الضفتين', '', 'قال سالم الراشدي إن الجسر مغلق منذ يومين. ونقلت وكالة الساحل عن مسؤول أن 12 شاحنة عالقة.', NULL);
INSERT INTO articles VALUES (2, '5401300e01d067bfd00b40216bf2b896', 1, NULL, NULL, 1, '2', 'almina', '', '2024-05-15', '2024-05-15', 'published', 'شاحنات عند الجسر', '', 'أفاد مسؤولون بأن نحو 12 شاحنة عالقة عند الجسر. ودعا الراشدي السائقين إلى الصبر.', NULL);
INSERT INTO speakers VALUES (1, 'سالم الراشدي', 1);
INSERT INTO speakers VALUES (2, 'مسوول', 1);
INSERT INTO speakers VALUES (3, 'مسوولون', 1);
INSERT INTO speakers VALUES (4, 'وكاله الساحل', 0);
INSERT INTO speakers VALUES (5, 'الراشدي', 1);
INSERT INTO speakers VALUES (6, 'السايقين', 0);
INSERT INTO names VALUES (1, 'سالم الراشدي', 1);
INSERT INTO names VALUES (2, 'مسؤول', 2);
INSERT INTO names VALUES (3, 'مسؤولون', 3);
INSERT INTO names VALUES (4, 'وكالة الساحل', 4);
INSERT INTO names VALUES (5, 'الراشدي', 5);
INSERT INTO names VALUES (6, 'السائقين', 6);
INSERT INTO statements VALUES (1, 1, 'f921965713037aa9', 'text', 0, 3, 0, 1, 'person', 'text', 4, 16, NULL, NULL, NULL, 'person', 'say', 'indirect', 'verb-that');
INSERT INTO statements VALUES (2, 1, '8387363c3e75d26b', 'text', 43, 47, 43, 2, 'unnamed', 'text', 64, 69, NULL, NULL, NULL, 'unnamed', 'say', 'indirect', 'relay-that');
INSERT INTO statements VALUES (3, 2, 'f8f620c93dacef74', 'text', 0, 4, 0, 3, 'unnamed', 'text', 5, 12, NULL, NULL, NULL, 'unnamed', 'say', 'indirect', 'verb-that');
INSERT INTO statements VALUES (4, 2, '372a64d388fe6d2f', 'text', 48, 51, 48, 5, 'person', 'text', 52, 59, 6, 60, 68, 'person', 'call', 'indirect', 'verb-preposition');
INSERT INTO contents VALUES (1, 1, 0, 17, 40);
INSERT INTO contents VALUES (2, 1, 0, 70, 87);
INSERT INTO contents VALUES (3, 2, 0, 13, 45);
INSERT INTO contents VALUES (4, 2, 0, 73, 78);
INSERT INTO sources VALUES (1, 1, 0, 4, 16);
INSERT INTO sources VALUES (2, 1, 0, 64, 69);
INSERT INTO sources VALUES (3, 2, 0, 5, 12);
INSERT INTO sources VALUES (4, 2, 0, 52, 59);
INSERT INTO via VALUES (2, 1, 0, 4, 'text', 48, 60);
INSERT INTO figures VALUES (1, 0, 'text', 73, 81, 12.0, 12.0, 'exact', 'شاحنة');
INSERT INTO figures VALUES (2, 0, 'text', 17, 29, 12.0, 12.0, 'approx', 'شاحنة');
INSERT INTO moments VALUES (1, 0, 'text', 35, 40, 'DURATION', 'P2D', '2024-05-12', '2024-05-14');
INSERT INTO likenesses VALUES (1, 2, 0.61);
INSERT INTO stories VALUES (1, 's35941fd67cef', 'شاحنات عند الجسر', '2024-05-14', '2024-05-15', 2, 2);
INSERT INTO story_articles VALUES (1, 0, 1);
INSERT INTO story_articles VALUES (1, 1, 2);
INSERT INTO families VALUES (1, 'c468e75505e7d', 1, 0, 'أن 12 شاحنة عالقة', 1, 1, 1, 2, 2, 2, '2024-05-14', '2024-05-15', 1, 0);
INSERT INTO members VALUES (1, 0, 1, 2, 'text', 70, 87);
INSERT INTO members VALUES (1, 1, 2, 3, 'text', 13, 45);
INSERT INTO links VALUES (1, 0, 0, 1, 2.5, '[["figure", ["12 شاحنة"]]]');
INSERT INTO origins VALUES (1, 0, 'مسؤول', 'unnamed', '[0, 1]');
INSERT INTO mutations VALUES (1, 0, 0, 1, 'modifier', 0, 'text', 73, 81, 'text', 17, 29);
INSERT INTO records VALUES (X'28E94E6D72D3CECE474AD70E7D65B1AD');
INSERT INTO records VALUES (X'B5B2B9B7CB941006F89CA4BF97EFEDDE');
INSERT INTO versions VALUES (X'30636906EE39462B90FB784DD61FAEA9');
INSERT INTO versions VALUES (X'629D64C9C4F125EF0F67CB8DBA007989');
INSERT INTO tallies VALUES ('almina', 'person', 'call', 1);
INSERT INTO tallies VALUES ('almina', 'unnamed', 'say', 1);
INSERT INTO tallies VALUES ('alwadi', 'person', 'say', 1);
INSERT INTO tallies VALUES ('alwadi', 'unnamed', 'say', 1);
INSERT INTO unnamed VALUES ('almina', 3, 1);
INSERT INTO unnamed VALUES ('alwadi', 2, 1);
INSERT INTO outlets VALUES ('almina', 1);
INSERT INTO outlets VALUES ('alwadi', 1);
INSERT INTO totals VALUES ('articles', 2);
INSERT INTO totals VALUES ('figures', 2);
INSERT INTO totals VALUES ('moments', 1);
INSERT INTO totals VALUES ('speakers', 4);
INSERT INTO totals VALUES ('statements', 4);
INSERT INTO totals VALUES ('statements that came through others', 1);
INSERT INTO linked VALUES (1, 1);
INSERT INTO linked VALUES (2, 1);
INSERT INTO bases VALUES (1, X'4C5ED37BD3323F1E13F639297096F63E');
INSERT INTO statements_fts (rowid, content, title, speaker, via, words) VALUES (1, 'جسر مغلق يوم', 'جسر ضفت', 'سالم راشدي', '', 'ان الجسر مغلق منذ يومين');
INSERT INTO statements_fts (rowid, content, title, speaker, via, words) VALUES (2, '12 شاحن عالق', 'جسر ضفت', 'مسوول', 'كاله ساحل', 'ان 12 شاحنه عالقه');
INSERT INTO statements_fts (rowid, content, title, speaker, via, words) VALUES (3, 'بان نحو 12 شاحن عالق جسر', 'شاحن عند جسر', 'مسوولون', '', 'بان نحو 12 شاحنه عالقه عند الجسر');
INSERT INTO claims_fts (rowid, stems, words) VALUES (1, '12 شاحن عالق بان نحو 12 شاحن عالق جسر', 'ان 12 شاحنه عالقه بان نحو 12 شاحنه عالقه عند الجسر');
INSERT INTO statements_fts (rowid, content, title, speaker, via, words) VALUES (4, 'صبر', 'شاحن عند جسر', 'راشدي', '', 'الصبر');
INSERT INTO parts_fts (rowid, verb, addressee) VALUES (1, 'قال', '');
INSERT INTO parts_fts (rowid, verb, addressee) VALUES (2, 'نقلت', '');
INSERT INTO parts_fts (rowid, verb, addressee) VALUES (3, 'افاد', '');
INSERT INTO parts_fts (rowid, verb, addressee) VALUES (4, 'دعا', 'سايقين');
COMMIT;
