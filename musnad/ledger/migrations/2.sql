CREATE TABLE statements_of_format_2 AS SELECT * FROM statements;
DROP TABLE statements;
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
INSERT INTO statements
SELECT statement, article, id, field, cue_start, cue_end,
  iif(frame LIKE 'according-to-%' OR frame = 'headline-colon', NULL, cue_start),
  speaker, speaker_kind, speaker_field, speaker_start, speaker_end, NULL, NULL, NULL,
  kind, act, form, frame
FROM statements_of_format_2;
DROP TABLE statements_of_format_2;
CREATE INDEX statements_article ON statements (article);
CREATE INDEX statements_speaker ON statements (speaker);
CREATE INDEX statements_id ON statements (id);
CREATE INDEX statements_kind_speaker ON statements (kind, speaker);
DROP INDEX articles_day;
DROP INDEX copies_second;
CREATE INDEX mutations_figures ON mutations (family) WHERE kind = 'figure';
CREATE INDEX articles_id ON articles (id);
CREATE INDEX articles_day_outlet ON articles (day, outlet);
CREATE INDEX copies_second_kind_credit ON copies (second, kind, credit);
CREATE INDEX figures_values ON figures (low, high, unit, article, field, start, "end");
CREATE INDEX figures_ranges ON figures (article, field, start, "end", low, high, unit)
WHERE low IS NOT high;
CREATE INDEX contents_places ON contents (article, start, "end", statement);
DROP VIEW statements_words;
DROP VIEW said;
CREATE VIEW statements_words AS
SELECT t."statement" AS "statement", t."article" AS "article", t."id" AS "id", t."field" AS "field", t."cue_start" AS "cue_start", t."cue_end" AS "cue_end", substr(CASE t.field WHEN 'text' THEN a.text WHEN 'title' THEN a.title ELSE a.byline END, t.cue_start + 1, t.cue_end - t.cue_start) AS "cue", t."verb_start" AS "verb_start", coalesce(substr(CASE t.field WHEN 'text' THEN a.text WHEN 'title' THEN a.title ELSE a.byline END, t.verb_start + 1, t.cue_end - t.verb_start), '') AS "verb", coalesce(n.text, '') AS "speaker", coalesce(p.folded, '') AS "speaker_folded", t."speaker_kind" AS "speaker_kind", t."speaker_field" AS "speaker_field", t."speaker_start" AS "speaker_start", t."speaker_end" AS "speaker_end", substr(CASE t.speaker_field WHEN 'text' THEN a.text WHEN 'title' THEN a.title ELSE a.byline END, t.speaker_start + 1, t.speaker_end - t.speaker_start) AS "speaker_text", coalesce(d.text, '') AS "addressee", t."addressee_start" AS "addressee_start", t."addressee_end" AS "addressee_end", substr(CASE t.field WHEN 'text' THEN a.text WHEN 'title' THEN a.title ELSE a.byline END, t.addressee_start + 1, t.addressee_end - t.addressee_start) AS "addressee_text", t."kind" AS "kind", t."act" AS "act", t."form" AS "form", t."frame" AS "frame", coalesce((SELECT group_concat(words, ' … ') FROM (SELECT substr(CASE t.field WHEN 'text' THEN a.text WHEN 'title' THEN a.title ELSE a.byline END, c.start + 1, c."end" - c.start) AS words FROM contents c WHERE c.statement = t.statement ORDER BY c.ordinal)), '') AS "content"
FROM statements t JOIN articles a ON a.article = t.article LEFT JOIN names n ON n.name = t.speaker LEFT JOIN speakers p ON p.speaker = n.speaker LEFT JOIN names d ON d.name = t.addressee;
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
CREATE VIRTUAL TABLE parts_fts USING fts5 (
  verb, addressee, content="", tokenize="unicode61 remove_diacritics 0", columnsize=0, detail=column
);
INSERT INTO parts_fts (rowid, verb, addressee)
SELECT statement, folded(verb), '' FROM statements_words WHERE verb <> '';
