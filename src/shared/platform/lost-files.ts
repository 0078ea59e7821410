import Taro from '@tarojs/taro';

/** The program's own files come one by one on the web: whoever goes where one does not come is told, and may open that page anew. */
export const offerReloadWhenLost = (): void =>
  window.addEventListener('unhandledrejection', ({ reason }) => {
    if ((reason as Error | null)?.name !== 'ChunkLoadError') return;
    void Taro.showModal({ title: '没有打开', content: '网络没有连上。检查网络后重新打开。', confirmText: '重新打开', cancelText: '留在这里' }).then(
      ({ confirm }) => void (confirm && window.location.reload()),
    );
  });
