import { View } from '@tarojs/components';
import type { ReactNode } from 'react';
import { aria } from '../aria';
import './field.scss';

export interface FieldRowProps {
  label: string;
  /** Why what stands in the field was not taken. */
  refusal: string | null;
  /** Where what is wanted is found; a refusal takes its place. */
  hint?: string;
}

/** A label above, what is filled in, and the refusal below where there is one. */
export const FieldRow = ({ label, refusal, hint, children }: FieldRowProps & { children: ReactNode }) => (
  <View className="mb-field__row">
    <View className="mb-field__label">{label}</View>
    {children}
    {refusal && (
      <View className="mb-field__refusal" {...aria({ role: 'alert' })}>
        {refusal}
      </View>
    )}
    {hint && !refusal && <View className="mb-field__hint">{hint}</View>}
  </View>
);
