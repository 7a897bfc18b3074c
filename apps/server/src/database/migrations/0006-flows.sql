-- Every version of every flow that was published, so that one can be looked at and brought back.
create table flow_version (
  org text not null references organisation (id) on delete cascade,
  flow_id text not null,
  version integer not null,
  published_at bigint not null,
  -- `agent:<id>`, `token:<id>` or `system`.
  published_by text not null,
  graph jsonb not null,
  primary key (org, flow_id, version)
);
