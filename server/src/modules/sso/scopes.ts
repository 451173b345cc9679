/** 应用可得的信息: the closed list; each scope with the claims it opens and how a person reads it. */
export const scopes = {
  profile: { claims: ['name'], zh: '您的姓名' },
  phone: { claims: ['phone_number'], zh: '您的手机号码' },
  organisation: {
    claims: ['organisation'],
    zh: '您正在代表的单位：名称、统一社会信用代码（以个人身份登录时不给）',
  },
} as const;
export type Scope = keyof typeof scopes;

export const isScope = (name: string): name is Scope => Object.hasOwn(scopes, name);

/** 同意是否够用: everything that the application may get now was agreed to. */
export const covers = (agreed: readonly string[], wanted: readonly string[]): boolean =>
  wanted.every((scope) => agreed.includes(scope));
