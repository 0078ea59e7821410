import type { CardView } from '@micro-branch/contract/cards';
import { View } from '@tarojs/components';
import { useState } from 'react';
import { Cell } from '@/shared/ui/cell/cell';
import { Section } from '@/shared/ui/section/section';
import { Sheet } from '@/shared/ui/sheet/sheet';
import { Paragraphs } from './card-body';

type Documents = CardView['documents'];

/** The documents of the product; each opens over the page, so that the reader does not lose the place. */
export const CardDocuments = ({ documents }: { documents: Documents }) => {
  const [opened, setOpened] = useState<Documents[number] | null>(null);
  return (
    <Section title="产品文件">
      <View className="mb-cells">
        {documents.map((document) => (
          <Cell key={document.title} title={document.title} icon="document" onPress={() => setOpened(document)} />
        ))}
      </View>
      {opened && (
        <Sheet title={opened.title} onClose={() => setOpened(null)}>
          <Paragraphs paragraphs={opened.paragraphs} />
        </Sheet>
      )}
    </Section>
  );
};
