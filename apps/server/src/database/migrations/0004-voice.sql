-- Who a telephone number (E.164) belongs to: whoever was reached by it last.
create table customer_number (
  org text not null references organisation (id) on delete cascade,
  number text not null,
  customer_id text not null,
  primary key (org, number)
);

alter table interaction
  -- Of a call, E.164. Null: withheld, a call from a web page, or no call.
  add column customer_number text,
  -- Ended by an agent as abusive.
  add column abusive boolean not null default false,
  -- What was recorded last, by the variable's id.
  add column variables jsonb not null default '{}';
create index interaction_of_number on interaction (org, customer_number, started_at desc)
  where customer_number is not null;

alter table segment
  drop constraint segment_kind_check,
  add constraint segment_kind_check check (kind in ('flow', 'queue', 'offer', 'dial', 'talk', 'hold',
    'consult', 'conference', 'announcement', 'wrap_up', 'event')),
  -- Who is rung, or spoken with: a party's id, with the name of one who is no agent.
  add column peer_id text,
  add column peer_name text;

-- A recording's sound is in files; this is what is known of it. `keep_days` is its queue's rule: 0 is for ever.
create table recording (
  org text not null references organisation (id) on delete cascade,
  id text not null,
  interaction_id text not null,
  queue_id text,
  started_at bigint not null,
  duration_ms integer,
  status text not null default 'running' check (status in ('running', 'stored', 'deleted', 'failed')),
  keep_days integer not null default 0,
  -- How loud each side is over time, computed when first asked for.
  waveform jsonb,
  primary key (org, id)
);
create index recording_of_interaction on recording (org, interaction_id);
create index recording_stored on recording (org, started_at) where status in ('running', 'stored');

-- Passwords of trunks, sealed (AES-256-GCM) with a key of `installation_secret`: nonce, tag, ciphertext.
create table trunk_password (
  org text not null references organisation (id) on delete cascade,
  trunk_id text not null,
  sealed bytea not null,
  primary key (org, trunk_id)
);
