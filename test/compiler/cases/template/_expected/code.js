// What blueprint.yaml is compiled to, written by `UPDATE_EXPECTED=1 npx vitest run test/compiler`.
function link() {
return [
  function(event, run) {
    const properties_ = asMap(event["properties"]);
    const list_ = asList(properties_["list"]);
    let key_;
    {
      key_ = event["event_id"];
      if (typeof key_ === 'number' && run.digits !== undefined) key_ = exactMember(key_, "event_id", run.digits.get(event));
      if (key_ === null) key_ = undefined;
    }
    writeKey(key_, "S", "\"event_id\":", 2048, "item.event_id", run, run.clean);
    let item = run.keyMembers;
    {
      let value_;
      let part_;
      part_ = properties_["order_id"];
      if (typeof part_ === 'number' && run.digits !== undefined) part_ = exactMember(part_, "order_id", run.digits.get(properties_));
      value_ = part_ === undefined || part_ === null ? undefined : "ORDER#" + textOf(part_, "item.order_key");
      if (value_ !== undefined) {
        item = appendValue(item + ",\"order_key\":", value_, "item.order_key", run, false, 0);
      }
    }
    {
      let value_1;
      let part_1;
      part_1 = properties_["a"];
      if (typeof part_1 === 'number' && run.digits !== undefined) part_1 = exactMember(part_1, "a", run.digits.get(properties_));
      let part_2;
      part_2 = properties_["b"];
      if (typeof part_2 === 'number' && run.digits !== undefined) part_2 = exactMember(part_2, "b", run.digits.get(properties_));
      value_1 = part_1 === undefined || part_1 === null || part_2 === undefined || part_2 === null ? undefined : textOf(part_1, "item.pair") + "|" + textOf(part_2, "item.pair");
      if (value_1 !== undefined) {
        item = appendValue(item + ",\"pair\":", value_1, "item.pair", run, false, 0);
      }
    }
    {
      let value_2;
      value_2 = "no parts";
      if (value_2 !== undefined) {
        item = appendValue(item + ",\"fixed\":", value_2, "item.fixed", run, false, 0);
      }
    }
    {
      let value_3;
      value_3 = "";
      if (value_3 !== undefined) {
        item = appendValue(item + ",\"empty\":", value_3, "item.empty", run, false, 0);
      }
    }
    {
      let value_4;
      let part_3;
      part_3 = properties_["a b"];
      if (typeof part_3 === 'number' && run.digits !== undefined) part_3 = exactMember(part_3, "a b", run.digits.get(properties_));
      let part_4;
      part_4 = list_[0];
      if (typeof part_4 === 'number' && run.digits !== undefined) part_4 = exactMember(part_4, 0, run.digits.get(list_));
      value_4 = part_3 === undefined || part_3 === null || part_4 === undefined || part_4 === null ? undefined : textOf(part_3, "item.keyed") + "/" + textOf(part_4, "item.keyed");
      if (value_4 !== undefined) {
        item = appendValue(item + ",\"keyed\":", value_4, "item.keyed", run, false, 0);
      }
    }
    return '{"PutRequest":{"Item":{' + item + '}}}';
  }
];
}
