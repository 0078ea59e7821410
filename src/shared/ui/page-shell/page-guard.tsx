import { Component, type PropsWithChildren } from 'react';
import { useFreshAnswers } from '@/shared/api/answer-cache';
import { Empty } from '../empty/empty';

interface GuardProps {
  onRetry: () => void;
}

class Guard extends Component<PropsWithChildren<GuardProps>, { hasFailed: boolean }> {
  override state = { hasFailed: false };

  static getDerivedStateFromError = () => ({ hasFailed: true });

  private readonly retry = (): void => {
    this.props.onRetry();
    this.setState({ hasFailed: false });
  };

  override render() {
    if (!this.state.hasFailed) return this.props.children;
    return <Empty icon="info" title="没有打开" words="这一页没有显示出来。重试会重新取一遍内容。" action={{ words: '重试', onPress: this.retry }} />;
  }
}

/** Where a page cannot be drawn, says so and offers to ask for everything anew, instead of leaving it blank. */
export const PageGuard = ({ children }: PropsWithChildren) => <Guard onRetry={useFreshAnswers()}>{children}</Guard>;
