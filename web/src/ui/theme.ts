import type { ThemeConfig } from 'antd';

/**
 * 视觉基调: one blue, much white. The defaults of the component library miss 4.5:1 for secondary and placeholder text on
 * white and on the page's grey, so these tokens are darker. Measured on #fff: primary 7.6, secondary 7.4, placeholder 5.3.
 */
const colours = {
  primary: '#0b4fb3',
  text: '#1c2430',
  secondary: '#4a5565',
  placeholder: '#636e7d',
  border: '#c9d1db',
  line: '#e3e8ee',
  page: '#f4f6f9',
  red: '#b42318',
  yellow: '#8a5a00',
  green: '#1a6b34',
} as const;

const fontFamily =
  "'PingFang SC', 'HarmonyOS Sans SC', 'Microsoft YaHei', 'Noto Sans SC', 'Source Han Sans SC', system-ui, sans-serif";

/** `roomy`: for people who come once a year, on any device; `dense`: for staff at a desk; `elder`: 长辈版. */
export type Density = 'roomy' | 'dense' | 'elder';

export function themeFor(density: Density): ThemeConfig {
  const size = { roomy: 16, dense: 14, elder: 20 }[density];
  return {
    token: {
      colorPrimary: colours.primary,
      colorInfo: colours.primary,
      colorLink: colours.primary,
      colorError: colours.red,
      colorWarning: colours.yellow,
      colorSuccess: colours.green,
      colorText: colours.text,
      colorTextSecondary: colours.secondary,
      colorTextTertiary: colours.secondary,
      colorTextDescription: colours.secondary,
      colorTextPlaceholder: colours.placeholder,
      colorTextDisabled: colours.placeholder,
      colorBorder: colours.border,
      colorBgLayout: colours.page,
      fontFamily,
      fontSize: size,
      borderRadius: 6,
      controlHeight: { roomy: 44, dense: 34, elder: 60 }[density],
      motion: false,
    },
    components: {
      Button: { fontWeight: 500, primaryShadow: 'none', defaultShadow: 'none' },
    },
  };
}
