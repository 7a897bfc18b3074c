-- The sound of prompts (WAV, 8 kHz, 16 bits, one channel), by its SHA-256 in hexadecimal. Which prompt has which is
-- configuration. Kept here so that every node finds it; each keeps what it has played in a folder.
create table prompt_sound (
  org text not null references organisation (id) on delete cascade,
  sha256 text not null,
  wave bytea not null,
  duration_ms integer not null,
  stored_at timestamptz not null,
  primary key (org, sha256)
);
