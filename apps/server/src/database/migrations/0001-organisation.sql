-- Everything else belongs to an organisation; its id leads every key.
create table organisation (
  id text primary key,
  name text not null,
  created_at timestamptz not null default now()
);
