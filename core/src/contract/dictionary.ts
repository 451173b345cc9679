import Type, { type Static } from 'typebox';
import { Duration } from './law.ts';
import { closed, Code, Id, Text } from './schema-parts.ts';

/** 数据元 DataElement (FRM-03): one meaning, one check, one value list for all forms. */
export const DataElement = Type.Object(
  {
    kind: Type.Literal('dataElement'),
    code: Id('data element code'),
    name: Text(40, 'Chinese name shown in every form'),
    type: Type.Union([
      Type.Literal('text'),
      Type.Literal('longText'),
      Type.Literal('integer'),
      Type.Literal('decimal'),
      Type.Literal('date'),
      Type.Literal('boolean'),
      Type.Literal('choice'),
      Type.Literal('choices'),
    ]),
    maxLength: Type.Optional(Type.Integer({ minimum: 1, maximum: 2000, description: 'in code points' })),
    min: Type.Optional(Type.String({ description: 'decimal text' })),
    max: Type.Optional(Type.String({ description: 'decimal text' })),
    scale: Type.Optional(Type.Integer({ minimum: 0, maximum: 6 })),
    unit: Type.Optional(Text(10)),
    values: Type.Optional(Type.Array(Type.Object({ code: Code, label: Text(60) }, closed), { minItems: 1 })),
    check: Type.Optional(
      Type.Union([
        Type.Literal('idNumber'),
        Type.Literal('uscc'),
        Type.Literal('mobile'),
        Type.Literal('phone'),
        Type.Literal('postcode'),
        Type.Literal('date'),
        Type.Literal('personName'),
      ]),
    ),
    sensitivity: Type.Union([
      Type.Literal('public'),
      Type.Literal('internal'),
      Type.Literal('personal'),
      Type.Literal('sensitive'),
    ]),
    standard: Type.Optional(Text(80, 'e.g. GB 11643-1999')),
    help: Type.Optional(Text(200)),
    sample: Type.Optional(Text(200, 'fictional value on the sample form (样表)')),
  },
  closed,
);

/** 当事人角色 / 主体路径: the second and third part of the merge key (decisions.md 4). */
export const Role = Type.Object(
  {
    kind: Type.Literal('role'),
    code: Id('party role, e.g. father, legalRepresentative, enterprise'),
    name: Text(20),
    subject: Type.Union([Type.Literal('person'), Type.Literal('organisation')]),
  },
  closed,
);
export const SubjectPath = Type.Object(
  { kind: Type.Literal('subjectPath'), code: Id('subject path, e.g. premises, registered, delivery'), name: Text(20) },
  closed,
);

/** 证照类型 LicenceType (LIC-01). `typeCode`: 21 characters per GB/T 36904 when a defining authority is known. */
export const LicenceType = Type.Object(
  {
    kind: Type.Literal('licenceType'),
    code: Id('licence type'),
    name: Text(60),
    typeCode: Type.String({ pattern: '^[0-9A-Z]{18}[0-9A-Z]{3}$' }),
    holder: Type.Union([Type.Literal('person'), Type.Literal('organisation')]),
    validity: Type.Optional(Duration),
    template: Id('document template'),
    attributes: Type.Array(Type.Object({ id: Id('attribute'), name: Text(40), element: Code }, closed), {
      description: 'facts printed on the licence and readable by later bundles',
    }),
  },
  closed,
);

/** 材料类型 MaterialType: the first part of a material's merge key. */
export const MaterialType = Type.Object(
  {
    kind: Type.Literal('materialType'),
    code: Id('material type'),
    name: Text(80),
    licenceType: Type.Optional(Code),
    issuedBy: Type.Union([Type.Literal('applicant'), Type.Literal('government'), Type.Literal('other')], {
      description: '来源渠道 10 / 20 / 99',
    }),
    validMonths: Type.Optional(
      Type.Integer({
        minimum: 1,
        maximum: 120,
        description:
          '有效月数 (FRM-11): how long a paper counts from the day it was first handed in; absent: until the day its owner states',
      }),
    ),
    proof: Type.Optional(
      Type.Object(
        {
          issuer: Text(60, '开具单位'),
          mayVerify: Type.Boolean({
            description: 'whether the issuer has the means and the right to find out (有权查证)',
          }),
          requires: Type.Optional(
            Type.Array(Code, { description: 'material types that the issuer asks for (开具前提)' }),
          ),
        },
        { ...closed, description: '证明事项 (CAT-33…35): a paper in which somebody else vouches for a fact' },
      ),
    ),
  },
  closed,
);

export type DataElement = Static<typeof DataElement>;
export type Role = Static<typeof Role>;
export type SubjectPath = Static<typeof SubjectPath>;
export type LicenceType = Static<typeof LicenceType>;
export type MaterialType = Static<typeof MaterialType>;
