-- Who writes for an organisation. Only a courtesy between nodes, so that they need not fight over it:
-- safety is the primary key of `journal`.
create table lease (
  org text primary key references organisation (id) on delete cascade,
  holder text not null,
  expires_at timestamptz not null
);

-- One row per commit, the truth of an organisation. `json`, not `jsonb`: replay must see what was
-- written, and it is written a third faster. No foreign key here, in `segment` or in `entry`: it would be
-- looked up for every row.
create table journal (
  org text not null,
  seq bigint not null check (seq > 0),
  -- Epoch milliseconds, as in every table the engine writes: the engine's own clock, not the database's.
  at bigint not null,
  actor text not null,
  command text not null,
  key_id text,
  key_digest text,
  events json not null,
  result json not null,
  primary key (org, seq)
);

-- The state after commit `seq`, as core serialises it. Can always be made again from the journal.
create table snapshot (
  org text not null references organisation (id) on delete cascade,
  seq bigint not null,
  state text not null,
  made_at timestamptz not null default now(),
  primary key (org, seq)
);

-- How far the tables below follow the journal.
create table projection (
  org text primary key references organisation (id) on delete cascade,
  seq bigint not null
);

-- Every two letters that stand together in a word, and its last letter. Korean is searched by parts of
-- words, which no dictionary of PostgreSQL's knows.
create function bigrams(body text) returns text[]
language sql immutable strict parallel safe
return (
  -- Letter by letter: `substr` would begin at the front of the word each time, and words can be long.
  select coalesce(array_agg(distinct pair), '{}')
  from (
    select letter || coalesce(lead(letter) over (partition by n order by i), '') as pair
    from regexp_split_to_table(lower(normalize(body, NFC)), '[\s[:punct:]]+')
        with ordinality as split (word, n),
      string_to_table(word, null) with ordinality as letters (letter, i)
  ) as pairs
);

-- All bigrams of the words asked for; a word of one letter finds whatever holds it. Null where no word is asked.
create function bigram_query(words text) returns tsquery
language sql immutable strict parallel safe
return (
  select string_agg(
    quote_literal(substr(word, i, 2)) || case when length(word) = 1 then ':*' else '' end, ' & '
  )::tsquery
  from regexp_split_to_table(lower(normalize(words, NFC)), '[\s[:punct:]]+') as word,
    generate_series(1, greatest(length(word) - 1, 1)) as i
  where word <> ''
);

create table customer (
  org text not null references organisation (id) on delete cascade,
  id text not null,
  name text not null,
  language text not null,
  first_contact_at bigint not null,
  last_contact_at bigint not null,
  -- Who spoke with them last.
  last_agent_id text,
  words tsvector not null generated always as (array_to_tsvector(bigrams(name))) stored,
  primary key (org, id)
);
create index customer_words on customer using gin (words);

create table interaction (
  org text not null references organisation (id) on delete cascade,
  id text not null,
  channel text not null,
  direction text not null,
  entry_point_id text not null,
  customer_id text not null,
  -- As they called themselves this time.
  customer_name text not null,
  -- Where it waited last.
  queue_id text,
  started_at bigint not null,
  ended_at bigint,
  end_reason text,
  -- The customer's first message, cut.
  preview text not null default '',
  primary key (org, id)
);
create index interaction_newest on interaction (org, started_at desc, id desc);
create index interaction_of_customer on interaction (org, customer_id, started_at desc, id desc);

-- The timeline of an interaction. `event`: a moment, not a stretch.
create table segment (
  org text not null,
  interaction_id text not null,
  number integer not null,
  kind text not null check (kind in ('queue', 'offer', 'talk', 'wrap_up', 'event')),
  started_at bigint not null,
  ended_at bigint,
  agent_id text,
  queue_id text,
  offer_id text,
  -- How it ended, or what happened; empty while it lasts.
  detail text not null,
  -- Of a wrap-up.
  reason_id text,
  automatic boolean,
  primary key (org, interaction_id, number)
);
create index segment_of_agent on segment (org, agent_id, interaction_id) where kind = 'talk';
create index segment_open on segment (org, interaction_id) where ended_at is null;

create table entry (
  org text not null,
  interaction_id text not null,
  number integer not null,
  at bigint not null,
  room_id text not null,
  -- A message has a sender, a client id and a text; a notice has its name.
  sender text,
  client_id text,
  body text,
  notice text,
  -- Of the sender, or of whom the notice is about.
  name text not null,
  words tsvector generated always as (array_to_tsvector(bigrams(body))) stored,
  primary key (org, interaction_id, number),
  check ((body is null) <> (notice is null))
);
create index entry_words on entry using gin (words);
-- Whether to look a word up or to read the newest entries until enough hold it depends on how rare it is.
alter table entry alter column words set statistics 1000;

-- The last known name of everything history points at, also of what was removed.
create table configured_name (
  org text not null references organisation (id) on delete cascade,
  kind text not null,
  id text not null,
  name text not null,
  primary key (org, kind, id)
);
