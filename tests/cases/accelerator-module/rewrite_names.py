from _heapq import heappop, heappush as push

queue = []
for number in (3, 1, 2):
    push(queue, number)
print(heappop(queue), heappop(queue))
