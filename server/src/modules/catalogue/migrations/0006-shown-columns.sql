-- What the list of the catalogue shows and is narrowed by stands beside the body of each version: a hundred thousand definitions are
-- listed, searched and counted without opening bodies.
alter table catalogue.definition_version
  add column name text generated always as (body ->> 'name') stored,
  add column region text generated always as (coalesce(body ->> 'decidingRegion', body ->> 'region')) stored,
  add column type text generated always as (body ->> 'type') stored;
create index definition_version_shown on catalogue.definition_version (definition_id, status, version) include (name, region, type);
-- A word in a name or a code is looked for by its characters first; what holds them all is then read.
create index definition_version_characters on catalogue.definition_version using gin (string_to_array(lower(name), null)) where status <> 'superseded';
create index definition_characters on catalogue.definition using gin (string_to_array(lower(code), null));
