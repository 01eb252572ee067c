// What blueprint.yaml is compiled to, written by `UPDATE_EXPECTED=1 npx vitest run test/compiler`.
function link() {
return [
  function(event, run) {
    const properties_ = asMap(event["properties"]);
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
      value_ = properties_["a"];
      if (typeof value_ === 'number' && run.digits !== undefined) value_ = exactMember(value_, "a", run.digits.get(properties_));
      if (value_ !== undefined) {
        item = appendValue(item + ",\"__proto__\":", value_, "item.__proto__", run, run.clean, 0);
      }
    }
    {
      let value_1;
      value_1 = properties_["b"];
      if (typeof value_1 === 'number' && run.digits !== undefined) value_1 = exactMember(value_1, "b", run.digits.get(properties_));
      if (value_1 === null) value_1 = undefined;
      if (value_1 !== undefined) {
        item = appendS(item + ",\"constructor\":{\"S\":\"", value_1, "item.constructor", run, run.clean, 0) + "\"}";
      }
    }
    {
      let value_2;
      value_2 = literal;
      if (value_2 !== undefined) {
        item = appendValue(item + ",\"toString\":", value_2, "item.toString", run, false, 0);
      }
    }
    {
      let members_ = '';
      {
        let value_3;
        value_3 = properties_["a"];
        if (typeof value_3 === 'number' && run.digits !== undefined) value_3 = exactMember(value_3, "a", run.digits.get(properties_));
        if (value_3 !== undefined) {
          members_ = appendValue(members_ + (members_ === '' ? "\"__proto__\":" : ",\"__proto__\":"), value_3, "item.hasOwnProperty.__proto__", run, run.clean, 1);
        }
      }
      {
        let value_4;
        value_4 = literal$1;
        if (value_4 !== undefined) {
          members_ = appendValue(members_ + (members_ === '' ? "\"valueOf\":" : ",\"valueOf\":"), value_4, "item.hasOwnProperty.valueOf", run, false, 1);
        }
      }
      item = item + ",\"hasOwnProperty\":{\"M\":{" + members_ + "}}";
    }
    {
      let value_5;
      value_5 = literal$2;
      if (value_5 !== undefined) {
        item = appendValue(item + ",\"quote\\\"backslash\\\\\":", value_5, "item.quote\"backslash\\", run, false, 0);
      }
    }
    {
      let value_6;
      value_6 = literal$3;
      if (value_6 !== undefined) {
        item = appendValue(item + ",\"line\\nbreak \u2028 */ ${x} `\":", value_6, "item.line\nbreak \u2028 */ ${x} `", run, false, 0);
      }
    }
    {
      let value_7;
      value_7 = literal$4;
      if (value_7 !== undefined) {
        item = appendValue(item + ",\"größe😀\":", value_7, "item.größe😀", run, false, 0);
      }
    }
    return '{"PutRequest":{"Item":{' + item + '}}}';
  }
];
}
