import type { ComponentPropsWithoutRef, CSSProperties, FormEvent, HTMLAttributes, ReactNode } from 'react';

/**
 * What `@tarojs/components` draws, as plain elements for jsdom: the same props in, the same events out. Attributes that only
 * a mini-program knows are left out, because React would warn about them on a real element. The build writes the platform
 * into the code; here it is told before the first component is read.
 */
process.env.TARO_ENV = 'h5';

interface TaroProps extends Omit<HTMLAttributes<HTMLElement>, 'onInput' | 'style'> {
  children?: ReactNode;
  style?: CSSProperties;
  catchMove?: boolean;
  tabindex?: string;
}

const domProps = ({ catchMove, tabindex, ...props }: TaroProps) => {
  void catchMove;
  return { ...props, ...(tabindex === undefined ? {} : { tabIndex: Number(tabindex) }) };
};

export const View = (props: TaroProps) => <div {...domProps(props)} />;

export const Text = (props: TaroProps) => <span {...domProps(props)} />;

interface ButtonProps extends TaroProps {
  openType?: string;
  hoverClass?: string;
}

export const Button = ({ openType, hoverClass, ...props }: ButtonProps) => {
  void hoverClass;
  return <button type="button" data-open-type={openType} {...domProps(props)} />;
};

interface InputProps extends TaroProps {
  value?: string;
  type?: 'text' | 'number' | 'digit' | 'idcard';
  placeholder?: string;
  placeholderClass?: string;
  maxlength?: number;
  onInput?: (event: { detail: { value: string } }) => void;
  nativeProps?: { 'aria-label': string; autocomplete: string; inputmode: 'numeric' | 'decimal' | 'text' };
}

export const Input = ({ maxlength, placeholderClass, type, onInput, nativeProps, ...props }: InputProps) => {
  void placeholderClass;
  const handleInput = (event: FormEvent<HTMLInputElement>) => onInput?.({ detail: { value: event.currentTarget.value } });
  return (
    <input
      {...domProps(props)}
      type={type}
      aria-label={nativeProps?.['aria-label']}
      autoComplete={nativeProps?.autocomplete}
      inputMode={nativeProps?.inputmode}
      {...(maxlength === undefined ? {} : { maxLength: maxlength })}
      onChange={handleInput}
    />
  );
};

export const Image = (props: ComponentPropsWithoutRef<'img'> & { mode?: string }) => {
  const { mode, ...rest } = props;
  void mode;
  return <img alt="" {...rest} />;
};
