-- Buckets and their objects, as far as trails need them. Names of buckets are unique among all accounts, as in S3, so a name
-- is the key; the bytes of objects are files under the data folder, named by blob_id.
CREATE TABLE object_buckets (
  bucket_name text           COLLATE "C" NOT NULL,
  account_id  text           NOT NULL,
  region      text           NOT NULL,
  created_at  timestamptz(3) NOT NULL,
  policy      text,
  CONSTRAINT object_buckets_pkey PRIMARY KEY (bucket_name)
);
CREATE INDEX object_buckets_by_account ON object_buckets (account_id, bucket_name);

-- headers: what a client wants answered as it gave it (Content-Type ...); metadata: its x-amz-meta-*.
CREATE TABLE objects (
  bucket_name        text           COLLATE "C" NOT NULL,
  object_key         text           COLLATE "C" NOT NULL,
  blob_id            uuid           NOT NULL,
  size_bytes         bigint         NOT NULL,
  etag               text           NOT NULL,
  modified_at        timestamptz(3) NOT NULL,
  headers            jsonb          NOT NULL,
  metadata           jsonb          NOT NULL,
  checksum_algorithm text,
  checksum           text,
  CONSTRAINT objects_pkey PRIMARY KEY (bucket_name, object_key),
  CONSTRAINT objects_of_bucket FOREIGN KEY (bucket_name) REFERENCES object_buckets (bucket_name)
);
CREATE INDEX objects_by_blob ON objects (blob_id);

-- What happened to objects and has yet to be told to the event bus, written with what happened.
CREATE TABLE object_notices (
  notice_id   bigint         GENERATED ALWAYS AS IDENTITY,
  account_id  text           NOT NULL,
  region      text           NOT NULL,
  bucket_name text           NOT NULL,
  detail_type text           NOT NULL,
  detail      jsonb          NOT NULL,
  created_at  timestamptz(3) NOT NULL,
  due_at      timestamptz(3) NOT NULL,
  attempts    integer        NOT NULL DEFAULT 0,
  CONSTRAINT object_notices_pkey PRIMARY KEY (notice_id)
);
CREATE INDEX object_notices_due ON object_notices (account_id, region, due_at);
