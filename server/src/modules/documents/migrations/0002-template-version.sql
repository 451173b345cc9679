-- 文书模板 FRM-17: which version of which template a document was made from; empty for documents made before.
alter table documents.document
  add column template_code text,
  add column template_version integer,
  add column template_hash text,
  add constraint document_template_whole check ((template_code is null) = (template_hash is null) and (template_code is null) = (template_version is null));
