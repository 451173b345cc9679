import { definitionSchemas } from '@yijian/core/contract';
import type { TSchema } from 'typebox';
import { groundSchemas, PackManifest } from './ground.ts';

/** 内容包的格式: the schema of every row by its `kind`, and of the manifest `pack.yaml`. Editors get them as JSON Schema. */
export const packSchemas: { rows: Readonly<Record<string, TSchema>>; manifest: TSchema } = {
  rows: { ...definitionSchemas, ...groundSchemas },
  manifest: PackManifest,
};
