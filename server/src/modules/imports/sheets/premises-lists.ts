import { admissionPoints, type DefinitionKind } from '@yijian/core/contract';
import { valueNames } from '@yijian/core/definitions';
import { admissionNames } from '@yijian/core/halls';
import type { Cell } from './cells.ts';
import type { Column, ListSpec } from './list-spec.ts';

const text = { is: 'text' } as const;
const code = { is: 'code' } as const;
const codes = { is: 'codes' } as const;
const flag = { is: 'flag' } as const;
const ref = (kind: DefinitionKind): Cell => ({ is: 'ref', kind });
const choice = (name: string): Cell => ({ is: 'choice', words: valueNames[name]! });
const must = { required: true } as const;
const inRow = { inRow: true } as const;
const codesHelp = '写编码，用顿号隔开';

/** 窗口、进驻、对接、制度 as sheets. */
export const premisesLists: readonly ListSpec[] = [
  {
    id: 'windows',
    name: '窗口',
    kind: 'window',
    blank: {},
    columns: [
      { title: '窗口编码', path: 'code', cell: code, help: '小写字母开头，用后不改', ...must },
      { title: '名称', path: 'name', cell: text, help: '不超过 40 个字', ...must },
      { title: '大厅', path: 'hall', cell: ref('hall'), help: '从下拉框选', ...must },
      { title: '窗口号', path: 'number', cell: text, help: '窗口上方的号，同一大厅不重复' },
      {
        title: '窗口类型',
        path: 'types',
        cell: { is: 'choices', words: valueNames.types! },
        help: '可以几种，用顿号隔开',
        ...must,
      },
      { title: '收哪些一件事', path: 'bundles', cell: codes, help: `${codesHelp}；两栏都空着是全收，写「无」是不收` },
      { title: '收哪些事项', path: 'items', cell: codes, help: `${codesHelp}；两栏都空着是全收，写「无」是不收` },
    ],
  },
  {
    id: 'placements',
    name: '进驻登记',
    kind: 'placement',
    blank: {},
    columns: [
      { title: '登记编码', path: 'code', cell: code, help: '写成 大厅编码.事项编码', ...must },
      { title: '名称', path: 'name', cell: text, help: '不超过 80 个字', ...must },
      { title: '大厅', path: 'hall', cell: ref('hall'), help: '从下拉框选', ...must },
      { title: '事项', path: 'item', cell: ref('item'), help: '从下拉框选', ...must },
      { title: '进驻情况', path: 'standing', cell: choice('standing'), help: '进驻或不进驻', ...must },
      { title: '特殊情形', path: 'reason', cell: text, help: '不进驻的，写明理由' },
      { title: '授权书文号', path: 'authorisation.letter', cell: text, help: '已经授权的，写文号和日期' },
      { title: '授权日期', path: 'authorisation.on', cell: code, help: '写成 2026-01-05' },
      ...admissionPoints.flatMap((point): Column[] => [
        {
          title: `准入：${admissionNames[point]}达到`,
          path: `admission.${point}.met`,
          cell: flag,
          help: '进街道、社区的大厅才填：是或否',
        },
        {
          title: `准入：${admissionNames[point]}核对情况`,
          path: `admission.${point}.note`,
          cell: text,
          help: '一句话写明核对的结果',
        },
      ]),
    ],
  },
  {
    id: 'dockings',
    name: '系统对接',
    kind: 'docking',
    blank: {},
    columns: [
      { title: '对接编码', path: 'code', cell: code, help: '小写字母开头，用后不改', ...must },
      { title: '系统名称', path: 'name', cell: text, help: '不超过 60 个字', ...must },
      { title: '系统层级', path: 'tier', cell: choice('tier'), help: '国垂、省垂、市级自建', ...must },
      { title: '部门', path: 'authority', cell: ref('authority'), help: '从下拉框选', ...must },
      { title: '事项', path: 'items', cell: codes, help: `${codesHelp}；空着是这个部门的全部事项` },
      { title: '对接状态', path: 'docked', cell: choice('docked'), help: '已通或未通', ...must },
      { title: '从哪天起', path: 'since', cell: code, help: '写成 2026-01-05', ...must },
      { title: '受理方式', path: 'intake', cell: choice('intake'), help: '窗口怎么受理', ...must },
    ],
  },
  {
    id: 'norms',
    name: '制度',
    kind: 'norm',
    rows: 'clauses',
    blank: { clauses: [] },
    columns: [
      { title: '制度编码', path: 'code', cell: code, help: '同一项制度各行相同', ...must },
      { title: '制度名称', path: 'name', cell: text, help: '同一项制度各行相同', ...must },
      { title: '文号', path: 'number', cell: text, help: '没有的不填' },
      { title: '制定机关', path: 'issuer', cell: text, help: '机关的名称', ...must },
      { title: '施行日', path: 'validFrom', cell: code, help: '写成 2026-01-05', ...must },
      { title: '适用范围', path: 'scope', cell: text, help: '适用于哪里、哪些事', ...must },
      { title: '条款编号', path: 'id', cell: code, help: '小写字母开头，用后不改', ...must, ...inRow },
      { title: '第几条', path: 'article', cell: text, help: '例如 第四条', ...must, ...inRow },
      { title: '条文', path: 'text', cell: text, help: '不超过 1000 个字', ...must, ...inRow },
      { title: '是哪些事项的依据', path: 'items', cell: codes, help: codesHelp, ...inRow },
      { title: '是哪些程序制度的依据', path: 'regimes', cell: codes, help: codesHelp, ...inRow },
      { title: '是哪些体检规则的依据', path: 'rules', cell: codes, help: codesHelp, ...inRow },
    ],
  },
];
