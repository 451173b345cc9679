/** 手机: a small screen that is touched: the channel that the browser says it is. */
export const isPhone = (): boolean => matchMedia('(pointer: coarse) and (max-width: 600px)').matches;
