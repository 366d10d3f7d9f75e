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
CREATE INDEX copies_second ON copies (second);
CREATE INDEX likenesses_b ON likenesses (b);
CREATE INDEX story_articles_article ON story_articles (article);
CREATE INDEX families_story ON families (story);
CREATE INDEX members_article ON members (article);
CREATE INDEX members_statement ON members (statement);
CREATE INDEX disputes_story ON disputes (story);
CREATE INDEX sides_article ON sides (article);
CREATE INDEX sides_family ON sides (family);
CREATE TABLE linked (
  article INTEGER PRIMARY KEY REFERENCES articles (article),
  settled INTEGER NOT NULL
) STRICT;
CREATE INDEX linked_unsettled ON linked (article) WHERE NOT settled;
CREATE INDEX articles_replaced ON articles (article) WHERE replaced_by IS NOT NULL;
CREATE TABLE bases (
  story INTEGER PRIMARY KEY REFERENCES stories (story),
  digest BLOB NOT NULL
) STRICT;
CREATE VIRTUAL TABLE claims_fts USING fts5 (
  stems, words, tokenize="unicode61 remove_diacritics 0", columnsize=1
);
CREATE VIEW members_words AS
SELECT t."family" AS "family", t."ordinal" AS "ordinal", t."article" AS "article", t."statement" AS "statement", t."field" AS "field", t."start" AS "start", t."end" AS "end", substr(CASE t.field WHEN 'text' THEN a.text WHEN 'title' THEN a.title ELSE a.byline END, t.start + 1, t."end" - t.start) AS "text"
FROM members t JOIN articles a ON a.article = t.article;
CREATE VIEW mutations_words AS
SELECT t."family" AS "family", t."ordinal" AS "ordinal", t."source" AS "source", t."target" AS "target", t."kind" AS "kind", t."credit" AS "credit", t."before_field" AS "before_field", t."before_start" AS "before_start", t."before_end" AS "before_end", substr(CASE t.before_field WHEN 'text' THEN a.text WHEN 'title' THEN a.title ELSE a.byline END, t.before_start + 1, t.before_end - t.before_start) AS "before", t."after_field" AS "after_field", t."after_start" AS "after_start", t."after_end" AS "after_end", substr(CASE t.after_field WHEN 'text' THEN b.text WHEN 'title' THEN b.title ELSE b.byline END, t.after_start + 1, t.after_end - t.after_start) AS "after"
FROM mutations t JOIN members m ON m.family = t.family AND m.ordinal = t.source JOIN members n ON n.family = t.family AND n.ordinal = t.target JOIN articles a ON a.article = m.article JOIN articles b ON b.article = n.article;
CREATE VIEW sides_words AS
SELECT t."dispute" AS "dispute", t."side" AS "side", t."ordinal" AS "ordinal", t."article" AS "article", t."statement" AS "statement", t."field" AS "field", t."start" AS "start", t."end" AS "end", substr(CASE t.field WHEN 'text' THEN a.text WHEN 'title' THEN a.title ELSE a.byline END, t.start + 1, t."end" - t.start) AS "text", t."family" AS "family"
FROM sides t JOIN articles a ON a.article = t.article;
