/**
 * 编译结果的格式说明: JSON Schemas of the compiled forms (core/src/contract: Preview, CasePlan, BundleRelease, Notice), read from the
 * TypeScript types with the compiler's own API. What a type says in its docstrings becomes `description`; types that come from
 * TypeBox schemas keep those schemas.
 */
import { fileURLToPath } from 'node:url';
import ts from 'typescript';
import * as contract from '../core/src/contract/index.ts';

const entry = fileURLToPath(new URL('../core/src/contract/index.ts', import.meta.url));
const draft = 'https://json-schema.org/draft/2020-12/schema';

/** 编译结果: file name -> exported type, with its title. */
const compiled = {
  preview: ['Preview', '预览方案'],
  'case-plan': ['CasePlan', '办件方案'],
  'bundle-release': ['BundleRelease', '一件事发布版'],
  notice: ['Notice', '一次性告知'],
} as const;

type Schema = { [key: string]: unknown };

/** 格式说明: `<name>.schema.json` -> text, one file for each compiled form, complete in itself. */
export function renderPlanSchemas(): Map<string, string> {
  const program = ts.createProgram([entry], {
    strict: true,
    module: ts.ModuleKind.NodeNext,
    moduleResolution: ts.ModuleResolutionKind.NodeNext,
    target: ts.ScriptTarget.ES2024,
    allowImportingTsExtensions: true,
    noEmit: true,
    skipLibCheck: true,
    types: [],
  });
  const checker = program.getTypeChecker();
  const exported = checker.getExportsOfModule(checker.getSymbolAtLocation(program.getSourceFile(entry)!)!);
  const files = new Map<string, string>();
  for (const [name, [type, title]] of Object.entries(compiled)) {
    const reader = new TypeReader(checker);
    const symbol = exported.find((one) => one.name === type)!;
    const { $ref } = reader.ofAlias(symbol.flags & ts.SymbolFlags.Alias ? checker.getAliasedSymbol(symbol) : symbol);
    const schema = {
      $schema: draft,
      title,
      $ref,
      $defs: Object.fromEntries([...reader.defs].sort(([a], [b]) => (a < b ? -1 : 1))),
    };
    files.set(`${name}.schema.json`, `${JSON.stringify(schema, null, 2)}\n`);
  }
  return files;
}

/** Turns type nodes into schemas; named types become `$defs`, once each. Throws on a form of type it does not know. */
class TypeReader {
  readonly defs = new Map<string, Schema>();
  private readonly checker: ts.TypeChecker;
  constructor(checker: ts.TypeChecker) {
    this.checker = checker;
  }

  ofAlias(symbol: ts.Symbol): Schema {
    const declaration = symbol.declarations!.find(ts.isTypeAliasDeclaration)!;
    if (!this.defs.has(symbol.name)) {
      this.defs.set(symbol.name, {});
      this.defs.set(symbol.name, described(declaration, this.ofDeclared(declaration)));
    }
    return { $ref: `#/$defs/${symbol.name}` };
  }

  /** `Static<typeof X>`: the TypeBox schema X itself. */
  private ofDeclared({ type }: ts.TypeAliasDeclaration): Schema {
    const argument =
      ts.isTypeReferenceNode(type) && type.typeName.getText() === 'Static' ? type.typeArguments![0]! : undefined;
    if (!argument || !ts.isTypeQueryNode(argument)) return this.of(type);
    const schema = (contract as Record<string, unknown>)[argument.exprName.getText()];
    if (!schema) throw new Error(`no TypeBox schema ${argument.exprName.getText()} in the contract`);
    return JSON.parse(JSON.stringify(schema)) as Schema;
  }

  of(node: ts.TypeNode): Schema {
    if (ts.isParenthesizedTypeNode(node)) return this.of(node.type);
    if (ts.isTypeOperatorNode(node)) return this.of(node.type);
    if (ts.isArrayTypeNode(node)) return { type: 'array', items: this.of(node.elementType) };
    if (ts.isTypeLiteralNode(node)) return this.ofMembers(node.members);
    if (ts.isUnionTypeNode(node)) return union(node.types.map((one) => this.of(one)));
    if (ts.isIntersectionTypeNode(node)) return this.ofIntersection(node);
    if (ts.isTypeReferenceNode(node)) return this.ofReference(node);
    return this.ofType(this.checker.getTypeFromTypeNode(node), node);
  }

  private ofMembers(members: ts.NodeArray<ts.TypeElement>): Schema {
    const own = members.filter(ts.isPropertySignature);
    const properties = Object.fromEntries(
      own.map((one) => [(one.name as ts.Identifier).text, described(one, this.of(one.type!))]),
    );
    const required = own.filter((one) => !one.questionToken).map((one) => (one.name as ts.Identifier).text);
    return { type: 'object', properties, required, additionalProperties: false };
  }

  private ofReference(node: ts.TypeReferenceNode): Schema {
    const name = node.typeName.getText();
    const [first, second] = node.typeArguments ?? [];
    if (name === 'Record') return { type: 'object', additionalProperties: this.of(second!) };
    if (name === 'Readonly' || name === 'Partial') return this.of(first!);
    const symbol = this.checker.getSymbolAtLocation(node.typeName)!;
    const target = symbol.flags & ts.SymbolFlags.Alias ? this.checker.getAliasedSymbol(symbol) : symbol;
    if (!first && target.declarations?.some(ts.isTypeAliasDeclaration)) return this.ofAlias(target);
    return this.ofType(this.checker.getTypeFromTypeNode(node), node);
  }

  /** `A & { more }`: one closed object with the members of all. */
  private ofIntersection(node: ts.IntersectionTypeNode): Schema {
    const parts = node.types
      .map((one) => this.of(one))
      .map((one) => (typeof one.$ref === 'string' ? this.defs.get(one.$ref.slice('#/$defs/'.length))! : one));
    return {
      type: 'object',
      properties: Object.assign({}, ...parts.map((one) => one.properties)) as Schema,
      required: parts.flatMap((one) => one.required as string[]),
      additionalProperties: false,
    };
  }

  /** What is left: keywords, literals, `X['y']` and the like, by what the type resolves to. */
  private ofType(type: ts.Type, node: ts.Node): Schema {
    if (type.isUnion()) return union(type.types.map((one) => this.ofType(one, node)));
    if (type.isStringLiteral() || type.isNumberLiteral()) return { const: type.value };
    if (type.flags & ts.TypeFlags.BooleanLiteral) return { const: this.checker.typeToString(type) === 'true' };
    if (type.flags & ts.TypeFlags.String) return { type: 'string' };
    if (type.flags & ts.TypeFlags.Number) return { type: 'number' };
    if (type.flags & ts.TypeFlags.Boolean) return { type: 'boolean' };
    if (type.flags & ts.TypeFlags.Null) return { type: 'null' };
    throw new Error(`cannot say ${node.getText()} as JSON Schema`);
  }
}

/** Literals together as `enum`, true and false as boolean, the rest as `anyOf`. */
function union(parts: readonly Schema[]): Schema {
  const flat = parts.flatMap((one) =>
    Array.isArray(one.enum) ? one.enum.map((value): Schema => ({ const: value })) : [one],
  );
  const values = flat.filter((one) => 'const' in one).map((one) => one.const);
  const rest = flat.filter((one) => !('const' in one));
  const isBoolean = values.includes(true) && values.includes(false);
  const literals = isBoolean ? values.filter((value) => typeof value !== 'boolean') : values;
  const all = [
    ...(isBoolean ? [{ type: 'boolean' }] : []),
    ...(literals.length === 1 ? [{ const: literals[0] }] : literals.length > 1 ? [{ enum: literals }] : []),
    ...rest,
  ];
  return all.length === 1 ? (all[0] as Schema) : { anyOf: all };
}

/** The docstring above a declaration, as one line. */
function described(node: ts.Node, schema: Schema): Schema {
  const [doc] = ts.getJSDocCommentsAndTags(node).filter(ts.isJSDoc);
  const text = doc && ts.getTextOfJSDocComment(doc.comment)?.replaceAll(/\s+/g, ' ').trim();
  return text ? { description: text, ...schema } : schema;
}
