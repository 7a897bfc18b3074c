-- How an agent signs in. What the agent is and may do is configuration, and so in the journal;
-- secrets are not, since what is in the journal can never be erased.
create table account (
  org text not null references organisation (id) on delete cascade,
  agent_id text not null,
  email text not null check (email = lower(email)),
  password_hash text not null,
  -- The published password of the demo organisation: the server then stays on this machine.
  password_is_demo boolean not null default false,
  language text not null check (language in ('ko', 'en')),
  primary key (org, agent_id)
);

-- One address signs in to one organisation: nobody is asked which.
create unique index account_email on account (email);

create table session (
  -- SHA-256 of the token; who reads this table cannot sign in with it.
  token_hash bytea primary key,
  org text not null,
  agent_id text not null,
  kind text not null check (kind in ('cookie', 'bearer')),
  created_at timestamptz not null,
  last_used_at timestamptz not null,
  foreign key (org, agent_id) references account (org, agent_id) on delete cascade
);

create index session_agent on session (org, agent_id);
create index session_last_used on session (last_used_at);

create table api_token (
  org text not null references organisation (id) on delete cascade,
  id text not null,
  agent_id text not null,
  name text not null,
  token_hash bytea not null unique,
  created_by text not null,
  created_at timestamptz not null,
  last_used_at timestamptz,
  primary key (org, id)
);

-- Keys the servers of one installation share, made by whoever needs one first.
create table installation_secret (
  name text primary key,
  value bytea not null
);
