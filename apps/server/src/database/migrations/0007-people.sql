alter table account
  -- Null: they have not accepted their invitation yet.
  alter column password_hash drop not null,
  add column must_change_password boolean not null default false,
  add column last_sign_in_at timestamptz,
  -- The secret of the authenticator app, sealed; it counts once a code has proven it.
  add column totp_secret bytea,
  add column totp_confirmed boolean not null default false,
  -- The time step of the last code that was taken: no code is good twice (RFC 6238, 5.2).
  add column totp_last_step bigint;

alter table session
  add column device text not null default '',
  -- The network only: it is shown to people, and need not say where exactly they were.
  add column address text not null default '';

alter table api_token
  -- Permissions it may be used for; null: all of its agent's.
  add column scopes text[],
  add column expires_at timestamptz;

create table recovery_code (
  org text not null,
  agent_id text not null,
  code_hash bytea not null,
  primary key (org, agent_id, code_hash),
  foreign key (org, agent_id) references account (org, agent_id) on delete cascade
);

-- One at a time for each person.
create table invitation (
  org text not null,
  agent_id text not null,
  token_hash bytea not null unique,
  expires_at timestamptz not null,
  primary key (org, agent_id),
  foreign key (org, agent_id) references account (org, agent_id) on delete cascade
);

-- Who changed what. What went through the journal is projected here (`seq`); the rest is written by itself.
create table audit (
  org text not null references organisation (id) on delete cascade,
  id bigint generated always as identity,
  at bigint not null,
  -- `agent:<id>`, `token:<id>`, `system`, or `nobody` for those who could not prove who they are.
  actor text not null,
  action text not null,
  kind text,
  object_id text,
  object_name text,
  before jsonb,
  after jsonb,
  address text,
  seq bigint,
  words tsvector not null generated always as (array_to_tsvector(bigrams(
    coalesce(object_name, '') || ' ' || coalesce(object_id, '') || ' ' || actor || ' '
    || left(coalesce(before::text, '') || ' ' || coalesce(after::text, ''), 4000)))) stored,
  primary key (org, id)
);
create index audit_of_object on audit (org, kind, object_id, id desc);
create index audit_of_actor on audit (org, actor, id desc);
create index audit_words on audit using gin (words);

-- Where a commit was asked from. Beside the journal, which keeps no network addresses for ever.
create table audit_origin (
  org text not null references organisation (id) on delete cascade,
  seq bigint not null,
  address text not null,
  primary key (org, seq)
);

-- What was configured before there was a log of it.
insert into audit (org, at, actor, action, kind, object_id, object_name, before, after, seq)
  select org, at, actor,
    case when gone then 'configuration.remove' else 'configuration.put' end, kind, object_id,
    coalesce(item -> 'name' ->> 'ko', item ->> 'name'),
    lag(item) over (partition by org, kind, object_id order by seq, number),
    item, seq
  from (
    select org, at, actor, seq, number, event ->> 'kind' as kind,
      event ->> 'type' = 'ConfigurationRemoved' as gone,
      coalesce(event -> 'item' ->> 'id', event ->> 'id') as object_id,
      (event -> 'item')::jsonb as item
    from journal, json_array_elements(events) with ordinality as each (event, number)
    where command in ('PutConfiguration', 'RemoveConfiguration')
      and event ->> 'type' in ('ConfigurationPut', 'ConfigurationRemoved')
      and exists (select from organisation where organisation.id = journal.org)
  ) as events
  order by seq, number;
